"""A small library for the commands: a stand-in for the newsroom, and the real one on a folder of files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from metatui.cli.running import run
from metatui.errors import AmbiguousId, ArticleNotFound
from metatui.model import (
    Advice,
    Annotations,
    Article,
    ArticleHead,
    Entity,
    Figure,
    Hit,
    Mention,
    QueryProblem,
    Quote,
    Reason,
    Related,
    Relation,
    SearchAnswer,
    Skipped,
    Snippet,
)

_SCHEMAS = Path(__file__).parent / "schemas"


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer, which must be one JSON value."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every command away from the libraries and settings of whoever runs the tests."""
    for name in ("DATA", "CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def metatui(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run one command line in this process."""

    def call(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Outcome(status, written.out, written.err)

    return call


@pytest.fixture(scope="session")
def check_schema() -> Callable[[str, object], None]:
    """Check a value against one of the schemas, by name."""
    loaded = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(_SCHEMAS.glob("*.json"))}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in loaded.items()
    )

    def check(name: str, value: object) -> None:
        schema = loaded[f"{name}.json"]
        jsonschema.Draft202012Validator(schema, registry=registry).validate(value)

    return check


def _article(number: int, title: str, text: str, **fields: Any) -> Article:
    return Article(f"{number:08x}" + "0" * 24, title, text, **fields)


_ARTICLES = (
    _article(
        0xA1,
        "Meta takes 49 % of Scale AI",
        "Meta paid $14.3 billion for its stake.\n\n“It is a bet,” said Wang.",
        source="Desk",
        byline="metatui desk",
        published=datetime(2025, 6, 12, tzinfo=UTC),
        tags=("ai",),
        url="https://example.org/1",
        path="news/1.md",
    ),
    _article(0xA2, "東京で新しい記事", "Nothing about Meta.\n", source="Asahi", path="news/2.txt"),
    _article(0xB3, "Empty of findings", "Words alone.", path="news/3.txt"),
)
_ANNOTATIONS = {
    _ARTICLES[0].id: Annotations(
        (
            Entity("Meta", "organisation", ("Meta Platforms",), None, 0.9, (Mention(0, 4, "Meta"),)),
            Entity("Alexandr Wang", "person", ("Wang",), "chief", 0.5, (Mention(59, 63, "Wang"),)),
        ),
        (
            Figure(
                *(10, 23, "$14.3 billion", "money", 14_300_000_000, 14_300_000_000),
                currency="USD",
                measures="stake",
                owner="Meta",
                sentence="Meta paid $14.3 billion for its stake.",
            ),
            Figure(0, 4, "2025", "date", "2025", "2025", sentence="=2025"),
        ),
        (Quote(41, 52, "It is a bet", "Alexandr Wang", (53, 63)),),
    ),
    _ARTICLES[1].id: Annotations(
        (Entity("Meta", "organisation", (), None, 0.3, (Mention(14, 18, "Meta"),)),)
    ),
}


def _head(article: Article) -> ArticleHead:
    return ArticleHead(
        *(article.id, article.title, article.source, article.byline, article.published),
        words=len(article.text.split()),
        read=article.id == _ARTICLES[1].id,
        starred=article.id == _ARTICLES[0].id,
        path=article.path,
        url=article.url,
        lead=" ".join(article.text.split())[:240],
    )


@dataclass
class FakeNewsroom:
    """The newsroom of three articles that never change; what it does wrong is set by the test."""

    name: str = "News"
    stored: Sequence[Article] = _ARTICLES
    notices: Sequence[str] = ()
    checks: Sequence[tuple[str, bool, str]] = (("library", True, "sound"), ("index", True, ""))
    doctor_command: str = "metatui doctor --library news"
    skipped_files: Sequence[Skipped] = ()
    problem: QueryProblem | None = None
    advice: Advice | None = None
    relaxed: bool = False
    incomplete: bool = False
    is_current: bool = False
    on_index: Callable[[Any, Any], None] = lambda progress, is_cancelled: None
    opened_with: list[Any] = field(default_factory=list)
    indexed: list[bool] = field(default_factory=list)

    @contextmanager
    def open(
        self, library: Any = None, *, data_dir: Any = None, cache_dir: Any = None
    ) -> Iterator[FakeNewsroom]:
        self.opened_with.append((library, data_dir, cache_dir))
        yield self

    def index(self, progress: Any = None, is_cancelled: Any = None, rebuild: bool = False) -> Any:
        self.indexed.append(rebuild)
        self.on_index(progress, is_cancelled)
        skipped = tuple(self.skipped_files)
        return SimpleNamespace(added=3, changed=0, gone=1, skipped=skipped, total=3, seconds=0.25)

    def counts(self) -> Any:
        return SimpleNamespace(total=len(self.stored), unread=2, starred=1)

    def _matching(self, query: str) -> list[Article]:
        return [article for article in self.stored if query in article.title + article.text]

    def articles(self, query: str = "", *, show: str = "all") -> list[ArticleHead]:
        return [_head(article) for article in self._matching(query)]

    def article(self, short: str) -> Article:
        found = [article for article in self.stored if article.id.startswith(short)]
        if not found:
            raise ArticleNotFound(f"No article has the id {short!r}; 'metatui list' prints ids.")
        if len(found) > 1:
            raise AmbiguousId(f"{short!r} fits {len(found)} articles: {', '.join(one.id for one in found)}.")
        return found[0]

    def head(self, short: str) -> ArticleHead:
        return _head(self.article(short))

    def annotations(self, short: str) -> Annotations:
        return _ANNOTATIONS.get(self.article(short).id, Annotations())

    def search(
        self, query: str, *, limit: int | None = 30, sort: str = "relevance", **_: Any
    ) -> SearchAnswer:
        found = self._matching(query)
        if sort == "oldest":
            found.reverse()
        hits = []
        for article in found[:limit]:
            start = article.text.find(query)
            span = ((start, start + len(query)),) if start >= 0 else ()
            snippet = Snippet(" ".join(article.text.split("\n")), span)
            hits.append(Hit(_head(article), 1.5, snippet, article.text.count(query)))
        return SearchAnswer(
            query, len(found), 1.25, hits, self.relaxed, self.problem, self.advice, self.incomplete
        )

    def related(self, short: str, limit: int = 9) -> tuple[Related, ...]:
        if self.article(short).id != _ARTICLES[0].id:
            return ()
        reason = Reason("entity", "Meta", ((0, 4),), ((14, 18),))
        return (Related(_head(_ARTICLES[1]), Relation(_ARTICLES[1].id, "follow-up", 0.625, (reason,))),)

    @property
    def corrections(self) -> Any:
        return SimpleNamespace(problems=())

    def doctor(self) -> Sequence[tuple[str, bool, str]]:
        return self.checks

    def skipped(self) -> tuple[Skipped, ...]:
        return tuple(self.skipped_files)


@pytest.fixture
def newsroom(monkeypatch: pytest.MonkeyPatch) -> FakeNewsroom:
    """The stand-in, in the place of the newsroom that every command opens."""
    fake = FakeNewsroom()
    monkeypatch.setattr("metatui.newsroom.Newsroom", fake, raising=False)
    return fake

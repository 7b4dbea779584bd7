"""The index: what it finds, what it forgets, what it says of itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from small_articles import article, ask, entity, figure, found

from metatui.errors import Cancelled, IndexDamaged, MetatuiError
from metatui.model import Annotations, Quote
from metatui.search import SearchIndex

Build = Callable[..., SearchIndex]

META = "Meta put $14.3 billion into Scale AI, taking 49 % of it. Mark Zuckerberg said so; Zuckerberg smiled."
META_NOTES = Annotations(
    (
        entity(META, "person", "Mark Zuckerberg", "Zuckerberg"),
        entity(META, "organisation", "Scale AI", "Scale"),
        entity(META, "event", "Summit"),
    ),
    (
        figure(META, "$14.3 billion", 14.3e9, kind="money", currency="USD"),
        figure(META, "49 %", 49, kind="percent", unit="%"),
    ),
    (Quote(0, 4, "Meta"),),
)


@pytest.fixture
def index(build: Build) -> SearchIndex:
    return build(
        (
            article(
                "a",
                META,
                "Meta buys into Scale",
                published="2025-06-13",
                source="Northern Wire",
                byline="Jane Doe",
                tags=("AI", "big deals"),
            ),
            META_NOTES,
        ),
        article("b", "Behemoth is late. Metadata show why.", "Llama delayed", published="2026-01-02"),
        article("c", "Google’s metal robots won in Zürich; Mark waited.", "Robots", source="Wire"),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("meta", "a"),
        ("META", "a"),
        ("met*", "abc"),
        ("meta OR behemoth", "ab"),
        ("met* -meta", "bc"),
        ("-met*", ""),
        ("zurich", "c"),
        ("google", "c"),
        ("scale buys", "a"),
        ('"scale ai"', "a"),
        ('"ai scale"', ""),
        ('"ai scale"~3', "a"),
        ('"buys put"', ""),
        ('"scale a*"', "a"),
        ("(behemoth OR robots) -google", "b"),
        ("zukerberg~1", "a"),
        ("suckerberg~1", ""),
        ("title:meta", "a"),
        ("title:behemoth", ""),
        ("source:wire", "ac"),
        ('source:"northern wire"', "a"),
        ("source:nor*", "a"),
        ("author:doe", "a"),
        ("tag:ai", "a"),
        ('tag:"ai big"', ""),
        ('tag:"big deals"', "a"),
        ("who:zuckerberg", "a"),
        ('who:"mark zuckerberg"', "a"),
        ("who:mark", "a"),
        ("who:scale", ""),
        ("org:scale", "a"),
        ("entity:summit", "a"),
        ("entity:zuck*", "a"),
        ("-who:zuckerberg", "bc"),
        ("num:>1bn", "a"),
        ("num:>1bn unit:USD", "a"),
        ("num:>1bn unit:%", ""),
        ("num:40..50 unit:%", "a"),
        ("(num:>1bn) (unit:%)", "a"),
        ("-num:>1bn", "bc"),
        ("has:figure", "a"),
        ("has:quote has:entity", "a"),
        ("-has:figure", "bc"),
        ("date:2025", "a"),
        ("date:2025-06", "a"),
        ("date:2025-06-13", "a"),
        ("date:2025-06-12", ""),
        ("newer:2025-06-13", "ab"),
        ("newer:2025-06-14", "b"),
        ("older:2025-06-13", ""),
        ("older:2026", "a"),
        ("date:2025..2026", "ab"),
        ("-date:2025", "bc"),
        ("", "abc"),
        ("!!!", "abc"),
    ],
)
def test_queries(index: SearchIndex, query: str, expected: str) -> None:
    assert found(index, query) == list(expected)


def test_the_last_word_while_typing_is_a_beginning(index: SearchIndex) -> None:
    assert found(index, "scale z", typing=True) == ["a"]
    assert found(index, "behe", typing=True) == ["b"]
    assert found(index, 'who:"mark z', typing=True) == ["a"]
    assert list(index.search(ask("meta", typing=True)).ids) == ["a", "b", "c"]
    assert list(index.search(ask("meta ", typing=True)).ids) == ["a"]


def test_any_word_when_no_article_has_all(index: SearchIndex) -> None:
    ranking = index.search(ask("robots zurich behemoth"))
    assert ranking.relaxed
    assert list(ranking.ids) == ["c", "b"]
    assert list(ranking.scores) == sorted(ranking.scores, reverse=True)
    assert not index.search(ask("robots zurich")).relaxed


def test_limits_still_hold_when_words_are_relaxed(index: SearchIndex) -> None:
    ranking = index.search(ask("robots behemoth -google"))
    assert (list(ranking.ids), ranking.relaxed) == (["b"], True)
    ranking = index.search(ask("robots behemoth date:2024"))
    assert (list(ranking.ids), ranking.relaxed) == ([], False)
    assert not index.search(ask("title:robots behemoth")).relaxed


def test_what_lies_outside_the_index_is_resolved(index: SearchIndex) -> None:
    def resolve(field: str, value: str) -> Collection[str]:
        return {("is", "read"): ["c", "gone"], ("is", "starred"): [], ("like", "b"): {"c"}}[field, value]

    def ids(query: str) -> list[str]:
        return sorted(index.search(ask(query), resolve=resolve).ids)

    assert ids("is:unread") == ["a", "b"]
    assert ids("is:read") == ["c"]
    assert ids("-is:starred") == ["a", "b", "c"]
    assert ids("met* is:unread -behemoth") == ["a"]
    assert ids("like:b") == ["c"]
    assert list(index.search(ask("is:unread")).ids) == []


def test_order(index: SearchIndex) -> None:
    assert list(index.search(ask("met*"), sort="newest").ids) == ["b", "a", "c"]
    assert list(index.search(ask("met*"), sort="oldest").ids) == ["a", "b", "c"]
    assert list(index.search(ask("")).ids) == ["b", "a", "c"]
    ranking = index.search(ask("met*"), sort="newest")
    assert len(ranking.scores) == 3
    assert max(ranking.scores) == ranking.scores[1]


def test_replacing_and_removing(build: Build) -> None:
    index = build(article("a", "old words"), article("b", "other words"), article("c", "more words"))
    index.update(
        [(article("a", "new words"), Annotations()), (article("d", "fresh words"), Annotations())],
        removed=["b", "unknown"],
        revision=7,
    )
    assert index.revision == 7
    assert index.count == 3
    assert found(index, "old") == []
    assert found(index, "other") == []
    assert found(index, "words") == ["a", "c", "d"]
    index.update([(article("b", "other again"), Annotations())], removed=["b"], revision=8)
    assert found(index, "other") == ["b"]
    index.update([], removed=["a", "b", "c", "d"], revision=9)
    assert (index.count, index.revision, found(index, "words")) == (0, 9, [])


def test_an_article_given_twice_counts_as_given_last(build: Build) -> None:
    index = build(article("a", "first"), article("b", "between"), article("a", "second"))
    assert index.count == 2
    assert found(index, "first") == []
    assert found(index, "second") == ["a"]
    index.update([(article("a", "third"), Annotations())], removed=[], revision=2)
    assert found(index, "second") == []
    assert found(index, "third OR between") == ["a", "b"]


def test_an_index_is_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "index"
    with SearchIndex.open(folder, create=True) as index:
        assert (index.revision, index.count) == (0, 0)
        assert list(index.search(ask("meta")).ids) == []
        assert index.advise(ask("meta")).spelling is None
        index.update([(article("a", "meta"), Annotations())], removed=[], revision=3)
    with SearchIndex.open(folder) as index:
        assert (index.revision, index.count, found(index, "meta")) == (3, 1, ["a"])
    with SearchIndex.open(folder, create=True) as index:
        assert (index.revision, index.count) == (3, 1)


def test_another_process_is_noticed(tmp_path: Path) -> None:
    with (
        SearchIndex.open(tmp_path / "index", create=True) as reader,
        SearchIndex.open(tmp_path / "index") as writer,
    ):
        assert found(reader, "meta") == []
        writer.update([(article("a", "meta"), Annotations())], removed=[], revision=1)
        assert (found(reader, "meta"), reader.revision, reader.count) == (["a"], 1, 1)
        reader.update([(article("a", "scale"), Annotations())], removed=[], revision=2)
        assert (found(writer, "meta"), found(writer, "scale")) == ([], ["a"])


def test_cancelling_leaves_the_index_as_it_was(build: Build) -> None:
    index = build(article("a", "meta"))
    done: list[int] = []
    with pytest.raises(Cancelled):
        index.update(
            ((article(f"n{number}", "scale"), Annotations()) for number in range(10)),
            removed=["a"],
            revision=2,
            progress=done.append,
            is_cancelled=lambda: len(done) == 4,
        )
    assert done == [1, 2, 3, 4]
    assert (index.revision, index.count, found(index, "meta"), found(index, "scale")) == (1, 1, ["a"], [])
    index.update([(article("b", "scale"), Annotations())], removed=[], revision=2)
    assert found(index, "scale") == ["b"]


def test_a_failure_of_the_caller_leaves_the_index_as_it_was(build: Build) -> None:
    index = build(article("a", "meta"))

    def documents() -> object:
        yield article("b", "meta"), Annotations()
        raise KeyError("the library is gone")

    with pytest.raises(KeyError):
        index.update(documents(), removed=["a"], revision=2)  # type: ignore[arg-type]
    assert (index.revision, found(index, "meta")) == (1, ["a"])
    index.update([], removed=[], revision=2)
    assert index.revision == 2


def test_only_one_writes_at_a_time(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("metatui.search.writer.LOCK_PATIENCE", 0.0)
    index = build(article("a", "meta"))

    def documents() -> object:
        with pytest.raises(MetatuiError, match="written by another"):
            index.update([], removed=[], revision=5)
        yield article("b", "meta"), Annotations()

    index.update(documents(), removed=[], revision=2)  # type: ignore[arg-type]
    assert (index.revision, found(index, "meta")) == (2, ["a", "b"])


def test_searching_while_updating(build: Build) -> None:
    index = build(*(article(f"a{number}", "meta scale") for number in range(20)))
    problems: list[object] = []
    stop = threading.Event()

    def search() -> None:
        while not stop.is_set():
            ranking = index.search(ask("meta"))
            if len(ranking.ids) != 20:
                problems.append(ranking)

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for revision in range(2, 8):
        fresh = [(article(f"a{number}", f"meta {revision}"), Annotations()) for number in range(20)]
        index.update(fresh, removed=[], revision=revision)
    stop.set()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(found(index, "meta 7")) == 20


def test_a_closed_index_says_so(build: Build) -> None:
    index = build(article("a", "meta"))
    index.close()
    index.close()
    with pytest.raises(ValueError, match="closed"):
        index.search(ask("meta"))


def test_no_index_without_create(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="reindex"):
        SearchIndex.open(tmp_path / "none")
    (tmp_path / "empty").mkdir(mode=0o700)
    with pytest.raises(IndexDamaged, match="not there"):
        SearchIndex.open(tmp_path / "empty")


def test_any_text_can_be_indexed(build: Build) -> None:
    odd = [
        "",
        "\x00",
        "İstanbul ﬁ ½ Ⅳ",
        "a" * 70_000,
        "東京 タワー",
        "\ud800 lone",
        "word " * 30_000,
        "🙂👨‍👩‍👧",
    ]
    index = build(*(article(f"{number}\ud800é", text, text[:50]) for number, text in enumerate(odd)))
    assert index.count == len(odd)
    assert found(index, "istanbul") == ["2\ud800é"]
    assert found(index, "東京") == ["4\ud800é"]
    assert found(index, "tower OR word") == ["6\ud800é"]
    assert found(index, "lone") == ["5\ud800é"]

"""A newsroom in memory for tests of the screen: articles, annotations and relations made by hand.

It answers like the real one, from the text alone, so that what the screen shows does not change when
the analysis learns something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from metatui.corrections import Ruleset, apply
from metatui.errors import ArticleNotFound, UsageError
from metatui.model import (
    Advice,
    Annotations,
    Article,
    ArticleHead,
    ComparedFigure,
    Completion,
    Correction,
    DateBucket,
    Entity,
    EntityCorrection,
    EntityKind,
    ExplainedPart,
    Explanation,
    Facet,
    Facets,
    FacetValue,
    Figure,
    FigureComparison,
    Hit,
    IsCancelled,
    KnownName,
    Ledger,
    LedgerEntry,
    Mention,
    NameCount,
    NameCounts,
    Progress,
    QueryProblem,
    Reason,
    Related,
    Relation,
    ReportProgress,
    Scope,
    SearchAnswer,
    Skipped,
    Snippet,
    article_id,
    count_words,
)
from metatui.newsroom import EntityCard
from metatui.newsroom.entity_card import make_card
from metatui.newsroom.ledger import group
from metatui.newsroom.query_clauses import clauses_of

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

_TEXTS = (
    (
        "Harbour bank agrees to buy Birch Mutual for €4.2 billion",
        "Northern Wire",
        "Harbour Bank has agreed to buy Birch Mutual for €4.2 billion, the two lenders said on Monday.\n\n"
        "Jonas Ruiz, who runs Harbour Bank, called the price fair. Birch Mutual has 3,100 employees and "
        "about 12 % of the mortgage market around Port Alder.\n\n"
        "Harbour Bank expects the deal to close in June 2026. Ruiz said that no branch would shut.",
    ),
    (
        "Birch staff fear for branches after the Harbour deal",
        "Alder Post",
        "Employees of Birch Mutual met in Port Alder on Tuesday to talk about the sale to Harbour Bank.\n\n"
        "Birch Mutual has 3,100 employees. Two of its branches lie next to one of Harbour Bank.",
    ),
    (
        "Storm cuts power to 40,000 homes along the coast",
        "Northern Wire",
        "A storm cut power to 40,000 homes along the coast near Port Alder on Sunday night.\n\n"
        "The grid operator Lumen Grid said repairs would take two days.",
    ),
    (
        "Lumen Grid raises its forecast",
        "Market Letter",
        "Lumen Grid expects sales to rise by 12 % this year, the company said.",
    ),
)
_NAMES: tuple[tuple[str, EntityKind, tuple[str, ...]], ...] = (
    ("Harbour Bank", "organisation", ()),
    ("Birch Mutual", "organisation", ()),
    ("Jonas Ruiz", "person", ("Ruiz",)),
    ("Port Alder", "place", ()),
    ("Lumen Grid", "organisation", ()),
)
_FIGURES = (
    ("€4.2 billion", Figure(0, 0, "", "money", 4.2e9, 4.2e9, None, "EUR", measures="price")),
    ("3,100 employees", Figure(0, 0, "", "count", 3100, 3100, measures="employees")),
    ("about 12 %", Figure(0, 0, "", "percent", 12, 12, "%", approximate=True, measures="mortgage market")),
    ("12 %", Figure(0, 0, "", "percent", 12, 12, "%", measures="sales")),
    ("40,000 homes", Figure(0, 0, "", "count", 40000, 40000, measures="homes")),
    ("June 2026", Figure(0, 0, "", "date", "2026-06", "2026-06")),
    ("two days", Figure(0, 0, "", "duration", 2, 2, "day")),
)


@dataclass(frozen=True)
class _Counts:
    total: int
    unread: int
    starred: int


@dataclass(frozen=True)
class SavedSearch:
    """A query under a name."""

    name: str
    query: str


class FakeSavedSearches:
    """Saved searches in memory."""

    def __init__(self) -> None:
        self.path = Path("alder/searches")
        self.problem: str | None = None
        self._known: dict[str, str] = {}

    def all(self) -> tuple[SavedSearch, ...]:
        return tuple(SavedSearch(name, query) for name, query in self._known.items())

    def save(self, name: str, query: str, *, line: int | None = None) -> None:
        if ":" in name:
            raise UsageError(f"A name has no colon: {name}")
        known = list(self._known.items())
        if name not in self._known and line is not None:
            self._known = dict([*known[:line], (name, query), *known[line:]])
        else:
            self._known[name] = query

    def rename(self, old: str, new: str) -> None:
        if old not in self._known:
            raise UsageError(f"There is no saved search {old}.")
        self._known = {new if name == old else name: query for name, query in self._known.items()}

    def remove(self, name: str) -> int:
        if name not in self._known:
            raise UsageError(f"There is no saved search {name}.")
        line = list(self._known).index(name)
        del self._known[name]
        return line


class FakeCorrections:
    """Corrections in memory."""

    def __init__(self) -> None:
        self.kept: list[tuple[Correction, Scope]] = []
        self.problems: tuple[str, ...] = ()

    @property
    def rules(self) -> Ruleset:
        return Ruleset(correction for correction, _ in self.kept)

    def path(self, scope: Scope) -> Path:
        return Path("alder") / f"{scope}.toml"

    def add(self, correction: Correction, scope: Scope) -> None:
        if isinstance(correction, EntityCorrection) and len(correction.new_name or "") > 200:
            raise UsageError("This name is too long.")
        self.kept.append((correction, scope))

    def remove(self, correction: Correction, scope: Scope) -> None:
        self.kept.remove((correction, scope))


class FakeNewsroom:
    """Everything that the screen asks of a newsroom, for a handful of articles."""

    def __init__(self, articles: Sequence[Article] | None = None, skipped: Sequence[Skipped] = ()) -> None:
        self.name = "Port Alder"
        self.is_bundled = False
        self.can_relate = True
        self.doctor_command = "metatui doctor --library alder"
        self.notices: tuple[str, ...] = ()
        self.revision = 1
        self._articles = {a.id: a for a in (sample_articles() if articles is None else articles)}
        self._skipped = tuple(skipped)
        self.read: set[str] = set()
        self.starred: set[str] = set()
        self.loaded: list[str] = []
        self.completed: list[str] = []
        self.tags: dict[str, tuple[str, ...]] = {}
        self.saved_searches = FakeSavedSearches()
        self.corrections = FakeCorrections()
        self.careful: dict[str, Annotations] = {}  # what is found by tagging carefully
        self.tagged: list[str] = []

    def counts(self) -> _Counts:
        return _Counts(len(self._articles), len(self._articles.keys() - self.read), len(self.starred))

    def articles(self, query: str = "", *, show: str = "all") -> list[ArticleHead]:
        heads = [self.head(article) for article in self._articles]
        heads.sort(key=lambda head: (head.published or NOW, head.id), reverse=True)
        return [
            head for head in heads if show == "all" or (head.starred if show == "starred" else not head.read)
        ]

    def article(self, id: str) -> Article:
        self.loaded.append(id)
        if id not in self._articles:
            raise ArticleNotFound(f"No article {id}.")
        return self._articles[id]

    def head(self, id: str) -> ArticleHead:
        article = self._articles[id]
        return ArticleHead(
            id,
            article.title,
            article.source,
            article.byline,
            article.published,
            count_words(article.text),
            id in self.read,
            id in self.starred,
            article.path,
            article.url,
            article.text[:240].replace("\n", " "),
        )

    def annotations(self, id: str) -> Annotations:
        return apply(annotate_by_hand(self._articles[id].text), self.corrections.rules)

    def tag_carefully(self, id: str) -> Annotations | None:
        self.tagged.append(id)
        return self.careful.get(id)

    def ledger(
        self,
        query: str = "",
        *,
        show: str = "all",
        most: int | None = None,
        progress: ReportProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> Ledger:
        heads = self.articles(show=show) if not query else [hit.head for hit in self.search(query).hits]
        if progress is not None:
            progress(Progress("looking", 0, len(heads)))
        entries = [LedgerEntry(f, head) for head in heads for f in self.annotations(head.id).figures]
        return Ledger(group(entries), len(heads[:most]), len(heads))

    def compared_figures(self, id: str) -> tuple[FigureComparison, ...]:
        """Figures that measure the same in other articles; those of Birch Mutual's employees agree."""
        found = []
        for figure in self.annotations(id).figures:
            others = [
                ComparedFigure("agrees" if other.low == figure.low else "differs", other, self.head(there))
                for there in self._articles
                if there != id
                for other in self.annotations(there).figures
                if (other.kind, other.measures) == (figure.kind, figure.measures) and figure.measures
            ]
            if others:
                found.append(FigureComparison(figure, tuple(others)))
        return tuple(found)

    def stop_tagging(self) -> None:
        """Nothing is under way."""

    def start_tagging(self) -> SimpleNamespace:
        """Tagging in the background that never has anything to tell."""
        return SimpleNamespace(poll=list, cancel=lambda: None)

    def explain(self, id: str, found: Entity | Figure) -> Explanation | None:
        """The words of a figure, or the first mention of an entity; nothing of what is called Lumen Grid."""
        if isinstance(found, Figure):
            part = ExplainedPart(found.start, found.end, found.text, "number", "a value")
            return Explanation(("a number before what it counts",), (part,))
        if found.name == "Lumen Grid":
            return None
        mention = found.mentions[0]
        part = ExplainedPart(mention.start, mention.end, mention.text, "name", found.name, "a known name")
        return Explanation((f"{found.name} is in the list of known names " * 4,), (part,))

    def known_names(self, begin: str, limit: int = 8) -> tuple[KnownName, ...]:
        counted = Counter(
            (entity.name, entity.kind) for id in self._articles for entity in self.annotations(id).entities
        )
        return tuple(
            KnownName(name, kind, number)
            for (name, kind), number in counted.most_common()
            if f" {begin.casefold()}" in f" {name.casefold()}"
        )[:limit]

    def related(self, id: str, limit: int = 9) -> tuple[Related, ...]:
        here = {entity.name: entity for entity in self.annotations(id).entities}
        found = []
        for other in self._articles:
            there = {entity.name: entity for entity in self.annotations(other).entities}
            shared = [name for name in here if name in there and name != "Port Alder"]
            if other != id and shared:
                reasons = tuple(
                    Reason(
                        "entity",
                        name,
                        tuple((m.start, m.end) for m in here[name].mentions),
                        tuple((m.start, m.end) for m in there[name].mentions),
                    )
                    for name in shared
                )
                found.append(
                    Related(self.head(other), Relation(other, "same event", len(shared) / 4, reasons))
                )
        found.sort(key=lambda related: -related.relation.score)
        return tuple(found[:limit])

    def search(
        self,
        query: str,
        *,
        limit: int | None = 30,
        sort: str = "relevance",
        typing: bool = False,
        show: str = "all",
    ) -> SearchAnswer:
        problem = None
        query = self._expanded(query)
        if query.count('"') % 2 and not typing:
            at = query.rindex('"')
            problem = QueryProblem("this quotation mark is never closed", at, at + 1)
        if "(" in query:
            problem = QueryProblem("this bracket is never closed", query.index("("), query.index("(") + 1)
        wanted, unwanted = _terms(query)
        hits = []
        for head in self.articles(show=show):
            text = self._articles[head.id].text.replace("\n", " ")
            spans = self.hits(head.id, query)
            lacks = any(_found(word, text) for word in unwanted) or not self._has_values(head.id, query)
            if (spans or not wanted) and not lacks:
                title = tuple(span for word in wanted for span in _found(word, head.title))
                snippet = Snippet(text[:160], _within(spans, 160))
                hits.append(Hit(head, float(len(spans)), snippet, len(spans), title))
        if sort == "relevance":
            hits.sort(key=lambda hit: -hit.score)
        elif sort == "hits":
            hits.sort(key=lambda hit: -hit.matches)
        elif sort == "oldest":
            hits.reverse()
        advice = None if hits else Advice(wanted[0] if wanted else None, 2, "harbour")
        return SearchAnswer(query, len(hits), 1.0, hits[:limit], problem=problem, advice=advice)

    def hits(self, id: str, query: str, *, typing: bool = False) -> tuple[tuple[int, int], ...]:
        text = self._articles[id].text
        found = [_found(word, text) for word in _terms(self._expanded(query))[0]]
        return tuple(sorted(span for spans in found for span in spans)) if all(found) else ()

    def clauses(self, query: str) -> tuple[tuple[int, int], ...]:
        return clauses_of(query)

    def count(self, query: str, show: str = "all") -> int:
        return self.search(query, limit=None, show=show).total

    def facets(self, query: str, *, show: str = "all", typing: bool = False) -> Facets:
        ids = [hit.head.id for hit in self.search(query, limit=None, typing=typing, show=show).hits]
        found = []
        for name, field in _FIELDS.items():
            counted = Counter(value for id in ids for value in self._values(id, name))
            ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
            values = tuple(FacetValue(value, number, f'{field}:="{value}"') for value, number in ranked)
            found.append(Facet(name, values, len(values)))
        days = [a.published.date() for id in ids if (a := self._articles[id]).published is not None]
        return Facets(len(ids), tuple(found), _weeks(days), len(ids) - len(days), 1.0)

    def names(self, query: str = "", *, show: str = "all", limit: int = 20_000) -> NameCounts:
        facets = self.facets(query, show=show)
        counts = [
            NameCount(
                value.value,
                facet.name,  # type: ignore[arg-type]
                value.count,
                value.count // 2,
                tuple(bucket.count for bucket in self.facets(value.clause, show=show).dates),
                value.count - 2,
                value.clause,
            )
            for facet in facets.facets
            if facet.name in ("person", "organisation")
            for value in facet.values
        ]
        counts.sort(key=lambda one: (-one.articles, one.name))
        return NameCounts(tuple(counts[:limit]), len(counts), facets.dates, 1)

    def reach(self, names: Sequence[tuple[EntityKind, str]]) -> tuple[int, ...]:
        return tuple(sum(name in self._values(id, kind) for id in self._articles) for kind, name in names)

    def card(self, name: str, kind: EntityKind, article_id: str | None = None) -> EntityCard:
        """Made as the real one is, from what this newsroom answers."""

        def ids_by_date(query: str, sort: str) -> list[str]:
            return [head.id for head in self.articles() if self._has_values(head.id, query)]

        sources = SimpleNamespace(
            ids_by_date=ids_by_date,
            facets=self.facets,
            article=self.article,
            head=lambda id: self.head(id),
            annotations=lambda article: annotate_by_hand(article.text),
        )
        return make_card(sources, name, kind, article_id)  # type: ignore[arg-type]

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """Field names; behind a field its values; else names that begin with the word."""
        self.completed.append(query)
        start = query.rfind(" ", 0, cursor) + 1
        field, colon, begin = query[start:cursor].lstrip("-").partition(":")
        start += query[start:cursor].startswith("-")
        if colon:
            kinds = [name for name, known in _FIELDS.items() if known == field]
        else:
            kinds, begin = [name for name in _FIELDS if name in ("person", "organisation", "place")], field
        found = []
        if not colon and begin:
            fields = (known for known in _FIELDS.values() if known.startswith(begin))
            found += [Completion(start, cursor, f"{known}:", f"{known}:", "field") for known in fields]
        for name in kinds if begin or colon else ():
            counted = Counter(value for id in self._articles for value in self._values(id, name))
            for value, number in counted.most_common():
                if value.casefold().startswith(begin.casefold().strip('"')):
                    inserted = f'{_FIELDS[name]}:"{value}" '
                    kind = "source" if name == "source" else "entity"
                    found.append(Completion(start, cursor, value, inserted, kind, number))
        return tuple(found)

    def _values(self, id: str, name: str) -> set[str]:
        article = self._articles[id]
        if name == "source":
            return {article.source} if article.source else set()
        annotations = self.annotations(id)
        if name == "unit":
            return {unit for f in annotations.figures if (unit := f.currency or f.unit)}
        if name == "tag":
            return set(self.tags.get(id, ()))
        return {entity.name for entity in annotations.entities if entity.kind == name}

    def _has_values(self, id: str, query: str) -> bool:
        """Whether an article has the values of the clauses with `:=` and lies in the range of `date:`."""
        names = {field: name for name, field in _FIELDS.items()}
        for minus, field, value in _EXACT.findall(query):
            if field in names and (value in self._values(id, names[field])) == bool(minus):
                return False
        for first, last in _DATES.findall(query):
            published = self._articles[id].published
            if published is None or not first <= str(published.date()) <= (last or first):
                return False
        return True

    def _expanded(self, query: str) -> str:
        """The query with saved searches in the place of their names."""
        for search in self.saved_searches.all():
            query = query.replace(f"query:{search.name}", search.query)
        return query

    def mark_read(self, ids: Sequence[str], read: bool) -> None:
        self.read = self.read | set(ids) if read else self.read - set(ids)

    def star(self, ids: Sequence[str], starred: bool) -> None:
        self.starred = self.starred | set(ids) if starred else self.starred - set(ids)

    def skipped(self) -> tuple[Skipped, ...]:
        return self._skipped


def sample_articles() -> list[Article]:
    """Four articles around Port Alder, an hour to some weeks old."""
    ages = (timedelta(hours=3), timedelta(days=1), timedelta(days=20), timedelta(days=500))
    return [
        Article(
            article_id("file", "alder", f"{number}.txt"),
            title,
            text,
            source,
            "Mara Lind" if number == 0 else None,
            NOW - age,
            url="https://example.org/harbour" if number == 0 else None,
            path=f"alder/{number}.txt",
        )
        for number, ((title, source, text), age) in enumerate(zip(_TEXTS, ages, strict=True))
    ]


def many_articles(count: int = 200) -> list[Article]:
    """Articles an hour apart, "Report 0" the newest; each third one is about a storm."""
    return [
        Article(
            article_id("file", "many", str(number)),
            f"Report {number}",
            f"Report number {number} is about {'a storm' if number % 3 == 0 else 'a harvest'}.\n"
            + "".join(f"\nParagraph {line} of a long report." for line in range(60)),
            "Wire",
            published=NOW - timedelta(hours=number + 1),
        )
        for number in range(count)
    ]


@cache
def annotate_by_hand(text: str) -> Annotations:
    """Annotations by looking for known names and figures, without overlap."""
    taken: list[tuple[int, int]] = []

    def find(words: str) -> list[Mention]:
        found = []
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())
                found.append(Mention(*match.span(), match.group()))
        return found

    entities = []
    for name, kind, aliases in _NAMES:
        mentions = sorted([m for words in (name, *aliases) for m in find(words)], key=lambda m: m.start)
        used = tuple(alias for alias in aliases if any(m.text == alias for m in mentions))
        if mentions:
            entities.append(Entity(name, kind, used, None, len(mentions) / 5, tuple(mentions)))
    figures = [
        replace(figure, start=m.start, end=m.end, text=m.text, sentence=_sentence(text, m))
        for words, figure in _FIGURES
        for m in find(words)
    ]
    entities.sort(key=lambda entity: -entity.salience)
    return Annotations(tuple(entities), tuple(sorted(figures, key=lambda figure: figure.start)))


def _sentence(text: str, mention: Mention) -> str:
    """The sentence of a mention, as far as full stops tell."""
    start = max(text.rfind(". ", 0, mention.start) + 1, text.rfind("\n", 0, mention.start) + 1)
    end = min(at for at in (text.find(". ", mention.end), text.find("\n", mention.end), len(text)) if at >= 0)
    return text[start : end + 1].strip()


_FIELDS = {
    "source": "source",
    "person": "who",
    "organisation": "org",
    "place": "place",
    "product": "product",
    "unit": "unit",
    "tag": "tag",
}
_EXACT = re.compile(r'(-?)(\w+):="([^"]*)"')
_DATES = re.compile(r"(?<!\S)date:([\d-]+)(?:\.\.([\d-]+))?")


def _weeks(days: Sequence[date]) -> tuple[DateBucket, ...]:
    """The days counted by weeks of seven days from the first of them."""
    if not days:
        return ()
    first = min(days)
    counted = Counter((day - first).days // 7 for day in days)
    week = timedelta(days=7)
    return tuple(
        DateBucket(first + week * number, first + week * (number + 1), counted[number])
        for number in range(max(counted) + 1)
    )


def _terms(query: str) -> tuple[list[str], list[str]]:
    """The words and phrases that are wanted, and those that are not; fields are ignored."""
    wanted: list[str] = []
    unwanted: list[str] = []
    query = _DATES.sub("", _EXACT.sub("", query))
    for minus, phrase, word in re.findall(r'(-?)(?:\w+:)?(?:"([^"]*)"|([\w%€]+))', query):
        (unwanted if minus else wanted).append(phrase or word)
    return wanted, unwanted


def _found(word: str, text: str) -> list[tuple[int, int]]:
    """Where words that begin with this one stand."""
    return [match.span() for match in re.finditer(rf"\b{re.escape(word)}\w*", text, re.I)]


def _within(spans: Sequence[tuple[int, int]], end: int) -> tuple[tuple[int, int], ...]:
    return tuple(span for span in spans if span[1] <= end)

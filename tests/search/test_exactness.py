"""Scores and order equal an exhaustive search of stock Whoosh, whatever the index went through.

The other side is an index made in one go by Whoosh's own writer of the documents that are left, and searched
by Whoosh's own searcher without shortcuts: statistics count what is in the index, not what was deleted from
it. Two kinds of queries are scored otherwise on purpose, and are held against the definition instead: a
prefix and a fuzzy word count as one word (its frequency the sum, its document frequency that of the union
over all segments), because the sum over all expansions lets the rarest of them rule the order.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from small_articles import article
from whoosh import query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, create_in

from metatui.model import Annotations, Article
from metatui.search import SearchIndex
from metatui.search.bm25 import bm25, idf, length_norms
from metatui.search.codec.array_codec import ArrayCodec
from metatui.search.evaluate import evaluate
from metatui.search.matches import Matches
from metatui.search.schema import document, make_schema, seconds
from metatui.search.snapshot import Snapshot

WORDS = ["meta", "metal", "met", "scale", "ai", "deal", "sea", "rain", "llama", "the"]
WEIGHTS = [9, 2, 1, 7, 6, 3, 3, 2, 1, 30]
INDEXES, QUERIES_EACH = 12, 200


def some_article(chance: random.Random, id: str) -> Article:
    text = chance.choices(WORDS, WEIGHTS, k=chance.choice((1, 5, 12, 40, 300)))
    title = chance.choices(WORDS, WEIGHTS, k=chance.randint(0, 6))
    day = None if chance.random() < 0.2 else f"2025-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    return article(id, " ".join(text), " ".join(title), published=day)


def grown(folder: Path, chance: random.Random) -> tuple[SearchIndex, list[Article]]:
    """An index after several updates, and the articles that are in it."""
    index = SearchIndex.open(folder, create=True)
    held: dict[str, Article] = {}
    for revision in range(1, chance.randint(3, 7)):
        fresh = [some_article(chance, f"{chance.randint(0, 60)}") for _ in range(chance.randint(1, 25))]
        removed = chance.sample(sorted(held), k=min(len(held), chance.randint(0, 6)))
        index.update([(entry, Annotations()) for entry in fresh], removed=removed, revision=revision)
        for id in removed:
            del held[id]
        held.update((entry.id, entry) for entry in fresh)
    return index, list(held.values())


def made_by_stock(folder: Path, articles: Sequence[Article]) -> FileIndex:
    folder.mkdir()
    index = create_in(str(folder), make_schema())
    writer = index.writer(codec=ArrayCodec())
    for entry in articles:
        writer.add_document(**document(entry, Annotations()))
    writer.commit()
    return FileIndex(FileStorage(str(folder)))


def some_query(chance: random.Random, depth: int = 0) -> query.Query:
    field = chance.choice(("title", "body"))
    compound = ("and", "or", "only") if depth < 2 else ()
    kind = chance.choice(("term", "term", "phrase", "slop", "date", *compound))
    match kind:
        case "term":
            return query.Term(field, chance.choice([*WORDS, "missing"]), boost=chance.choice((1.0, 2.0)))
        case "phrase" | "slop":
            words = chance.choices(WORDS, WEIGHTS, k=chance.randint(2, 3))
            return query.Phrase(field, words, slop=1 if kind == "phrase" else chance.randint(2, 4))
        case "date":
            start, end = sorted(chance.choices(range(1, 10), k=2))
            since, until = (
                seconds(moment)
                for month in (start, end)
                if (moment := article("x", "", published=f"2025-0{month}-05").published)
            )
            return query.ConstantScoreQuery(query.NumericRange("published", since, until), 0.25)
        case "only":
            return query.ConstantScoreQuery(some_query(chance, depth + 1), 0.5)
    parts = [some_query(chance, depth + 1) for _ in range(chance.randint(2, 3))]
    return query.And(parts) if kind == "and" else query.Or(parts)


@pytest.mark.parametrize("seed", range(INDEXES))
def test_scores_and_order_equal_an_exhaustive_stock_search(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    if seed % 2:  # the ways taken for few documents among many
        monkeypatch.setattr("metatui.search.rising._LOOK_UP", 0)
        monkeypatch.setattr("metatui.search.any_of._DENSE", 0)
        monkeypatch.setattr("metatui.search.any_of._DENSE_FOR_ALL", 0)
    index, articles = grown(tmp_path / "grown", chance)
    published = {entry.id: seconds(entry.published) if entry.published else None for entry in articles}
    with index, made_by_stock(tmp_path / "stock", articles).searcher() as stock:
        snapshot = index._commit.snapshot
        assert snapshot.count == len(articles)
        names = list(stock.reader().column_reader("id"))
        found_something = 0

        def in_stock(asked: query.Query) -> dict[str, float]:
            hits = stock.search(without_dates(asked, published), limit=None, optimize=False)
            return {names[hit.docnum]: hit.score for hit in hits}

        for _ in range(QUERIES_EACH):
            asked = some_query(chance)
            theirs = in_stock(asked)
            if chance.random() < 0.3:
                # Stock's own AndNot overlooks documents (it does not move on to the first one, and asks
                # behind the end): what it finds for the second query is taken off here.
                unwanted = some_query(chance)
                asked = query.AndNot(asked, unwanted)
                theirs = {id: score for id, score in theirs.items() if id not in in_stock(unwanted)}
            matches = evaluate(asked, snapshot)
            ours = scores_by_id(snapshot, matches)
            assert ours == pytest.approx(theirs), asked
            found_something += bool(ours)
        assert found_something > QUERIES_EACH / 3
        assert len(index._commit.segments) > 1 or seed


def scores_by_id(snapshot: Snapshot, matches: Matches) -> dict[str, float]:
    """What was found, with scores that are the same when more documents are asked about than were found."""
    scores, all_scores = matches.scores(matches.numbers), matches.scores(snapshot.living)
    found = snapshot.ids_of(matches.numbers)
    within = matches.within(snapshot.living)
    assert found == snapshot.ids_of(snapshot.living[within])
    if scores is None or all_scores is None:
        assert scores is all_scores
        return dict.fromkeys(found, 0.0)
    assert scores.tolist() == pytest.approx(all_scores[within].tolist())
    assert not all_scores[~within].any()
    return dict(zip(found, scores.tolist(), strict=True))


def without_dates(asked: query.Query, published: dict[str, int | None]) -> query.Query:
    """The same query with the ids of articles in place of a range of dates, for which stock has no terms."""
    if isinstance(asked, query.NumericRange):
        ids = [
            id
            for id, moment in published.items()
            if moment is not None and asked.start <= moment <= asked.end
        ]
        return query.Or([query.Term("id", id) for id in ids]) if ids else query.NullQuery
    return asked.apply(lambda child: without_dates(child, published))


@pytest.mark.parametrize("seed", range(4))
def test_a_prefix_and_a_fuzzy_word_are_scored_as_one_word(tmp_path: Path, seed: int) -> None:
    chance = random.Random(100 + seed)
    index, articles = grown(tmp_path / "grown", chance)
    with index:
        snapshot = index._commit.snapshot
        texts = {entry.id: entry.text.split() for entry in articles}
        lengths = np.array([len(text) for text in texts.values()])
        for asked, expansions in (
            (query.Prefix("body", "met"), ("meta", "metal", "met")),
            (query.Prefix("body", "s"), ("scale", "sea")),
            (query.FuzzyTerm("body", "meta", maxdist=1), ("meta", "metal", "met")),
        ):
            times = np.array([sum(map(text.count, expansions)) for text in texts.values()])
            norms = length_norms(lengths, lengths.mean())
            scores = bm25(times, norms, idf(int((times > 0).sum()), len(texts)))
            matches = evaluate(asked, snapshot)
            ours = scores_by_id(snapshot, matches)
            assert ours == pytest.approx(
                {id: score for id, score, count in zip(texts, scores, times, strict=True) if count}
            )


def test_wide_prefixes_are_written_and_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)
    articles = [some_article(chance, f"{number}") for number in range(60)]
    answers = []
    for least in (10**9, 20):
        monkeypatch.setattr("metatui.search.codec.wide_prefixes._FEWEST", least)
        monkeypatch.setattr("metatui.search.codec.wide_prefixes.FACTOR", 0.5)
        with SearchIndex.open(tmp_path / f"{least}", create=True) as index:
            for part in (articles[:30], articles[30:]):
                index.update([(entry, Annotations()) for entry in part], removed=["3"], revision=1)
            snapshot = index._commit.snapshot
            wide = [segment.field("body^") for segment in snapshot.segments]
            assert all((field is not None) == (least == 20) for field in wide)
            found = [evaluate(query.Prefix("body", p), snapshot) for p in ("m", "me", "met", "s", "z")]
            answers.append([scores_by_id(snapshot, part) for part in found])
    assert answers[0] == answers[1]

"""What is read in bulk is what Whoosh's own readers and searchers see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_articles import article, ask
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import And, Or, Phrase, Term

from metatui.model import Annotations
from metatui.search import SearchIndex
from metatui.search.codec.segment_terms import SegmentTerms

TEXTS = [
    "meta scale meta ai",
    "scale ai deal of the year",
    "the sea the rain the scale of it",
    "metal meta-metal",
    "東京 Zürich",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    with SearchIndex.open(folder, create=True) as index:
        for start in (0, 3):
            articles = [
                article(f"{n}", text, text[:9]) for n, text in enumerate(TEXTS[start : start + 3], start)
            ]
            index.update([(entry, Annotations()) for entry in articles], removed=[], revision=start)
    return folder


def test_every_posting_is_read_as_whoosh_reads_it(folder: Path) -> None:
    reader = FileIndex(FileStorage(str(folder))).reader()
    for segment, _ in reader.leaf_readers():
        terms = SegmentTerms(segment._terms)
        seen = set()
        for field in ("title", "body"):
            for term, documents, offset in terms.scan(field, b""):
                seen.add((field, term))
                matcher = segment.postings(field, term)
                rows = []
                while matcher.is_active():
                    rows.append((matcher.id(), matcher.weight(), matcher.value_as("positions")))
                    matcher.next()
                found = terms.read([offset], places=True)
                places = found.places.tolist()
                ours = []
                for number, times in zip(found.ids.tolist(), found.frequencies.tolist(), strict=True):
                    ours.append((number, times, places[:times]))
                    places = places[times:]
                assert ours == rows
                assert terms.offset(field, term) == offset
                info = segment.term_info(field, term)
                assert (info.doc_frequency(), info.weight()) == (documents, sum(row[1] for row in rows))
                assert len(rows) == documents
        assert seen == {pair for pair in segment.all_terms() if pair[0] in ("title", "body")}
        assert list(terms.scan("body", b"zzz")) == []
        assert list(terms.scan("nofield", b"")) == []
        assert terms.offset("body", b"missing") is None
        terms.close()
    reader.close()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("title:meta", Term("title", "meta")),
        ("title:meta title:scale", And([Term("title", "meta"), Term("title", "scale")])),
        ("title:meta OR title:scale", Or([Term("title", "meta"), Term("title", "scale")])),
        ('title:"scale ai"', Phrase("title", ["scale", "ai"])),
    ],
)
def test_whoosh_finds_the_same_and_scores_it_alike(folder: Path, ours: str, theirs: object) -> None:
    searcher = FileIndex(FileStorage(str(folder))).searcher()
    stock = {
        searcher.reader().column_reader("id")[hit.docnum].decode(): hit.score
        for hit in searcher.search(theirs, limit=None, optimize=False)
    }
    with SearchIndex.open(folder) as index:
        ranking = index.search(ask(ours))
    assert set(ranking.ids) == set(stock)
    for id, score in zip(ranking.ids, ranking.scores, strict=True):
        assert score == pytest.approx(2 * stock[id])  # the weight of a title
    searcher.close()


def test_merging_keeps_every_posting(build: Callable[..., SearchIndex]) -> None:
    index = build()
    for number in range(40):
        fresh = [(article(f"{number}", TEXTS[number % 5], f"title {number}"), Annotations())]
        index.update(fresh, removed=[f"{number - 20}"], revision=number + 1)
    assert index.count == 20
    assert len(index._commit.segments) < 12
    whole = build(*(article(f"{number}", TEXTS[number % 5], f"title {number}") for number in range(20, 40)))
    for query in ("meta", "scale", '"scale ai"', '"the sea"', "met*", "title:3*", '"meta deal"~5', "東京"):
        grown, fresh_ranking = index.search(ask(query)), whole.search(ask(query))
        assert list(grown.ids) == list(fresh_ranking.ids), query
        assert list(grown.scores) == pytest.approx(list(fresh_ranking.scores)), query

"""The codec is a codec of Whoosh: what it keeps and finds is what Whoosh's own keeps and finds."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from small_articles import article, ask
from whoosh import fields, query
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, create_in
from whoosh.writing import IndexWriter

from metatui.model import Annotations
from metatui.search import SearchIndex
from metatui.search.array_searcher import ArraySearcher
from metatui.search.codec.array_codec import ArrayCodec
from metatui.search.codec.array_writer import ArrayWriter

TEXTS = [
    "meta scale meta ai",
    "scale ai deal of the year",
    "the sea the rain the scale of it",
    "metal meta-metal",
    "東京 Zürich",
]
ROWS = [
    {
        "id": f"n{number}",
        "text": text,
        "tags": " ".join(text.split()[:2]),
        "size": number * 7 % 5,
        "when": datetime(2025, 1 + number, 3),
        "open": number % 2 == 0,
        "note": {"any": [number]},
    }
    for number, text in enumerate(TEXTS)
]
T = query.Term
QUERIES: list[query.Query] = [
    T("text", "meta"),
    T("text", "missing"),
    T("id", "n3"),
    T("tags", "scale"),
    query.And([T("text", "meta"), T("text", "scale")]),
    query.Or([T("text", "meta"), T("text", "deal"), T("tags", "the")]),
    query.AndNot(T("text", "scale"), T("text", "deal")),
    query.And([T("text", "scale"), query.Prefix("text", "de")]),
    query.Not(T("text", "scale")),
    query.AndMaybe(T("text", "scale"), T("text", "deal")),
    query.DisjunctionMax([T("text", "meta"), T("text", "scale")]),
    query.Phrase("text", ["scale", "ai"]),
    query.Phrase("text", ["meta", "ai"], slop=3),
    query.Phrase("text", ["rain", "scale", "it"], slop=2),
    query.Wildcard("text", "m*a"),
    query.Regex("text", "(meta|sea)"),
    query.TermRange("text", "deal", "metal"),
    query.FuzzyTerm("text", "metl"),
    query.NumericRange("size", 1, 3),
    query.DateRange("when", datetime(2025, 2, 1), None),
    query.ConstantScoreQuery(T("text", "scale"), 3.0),
    query.Every(),
    query.Every("tags"),
    query.NullQuery,
    query.SpanNear2([T("text", "the"), T("text", "scale")], slop=2),
]


def stock_schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(stored=True, unique=True),
        text=fields.TEXT(stored=True),
        tags=fields.KEYWORD(stored=True),
        size=fields.NUMERIC(stored=True, sortable=True),
        when=fields.DATETIME(sortable=True),
        open=fields.BOOLEAN(stored=True),
        note=fields.STORED(),
    )


def stock_writer(index: FileIndex) -> IndexWriter:
    return index.writer(codec=W3Codec())


WRITERS: dict[str, Callable[[FileIndex], IndexWriter]] = {
    "through Whoosh's writer": lambda index: index.writer(codec=ArrayCodec()),
    "through its own": ArrayWriter,
}


def filled(folder: Path, make_writer: Callable[[FileIndex], IndexWriter]) -> FileIndex:
    """Two segments with a deletion and a replacement in the first."""
    folder.mkdir()
    index = create_in(str(folder), stock_schema())
    for part in (ROWS[:3], ROWS[3:]):
        writer = make_writer(index)
        for row in part:
            writer.add_document(**row)
        writer.commit(merge=False)
    writer = make_writer(index)
    writer.delete_by_term("id", "n1")
    writer.update_document(**{**ROWS[0], "text": "meta again and scale"})
    writer.commit(merge=False)
    return index


@pytest.fixture(params=WRITERS)
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[FileIndex, FileIndex]]:
    ours = filled(tmp_path / "ours", WRITERS[request.param])
    theirs = filled(tmp_path / "theirs", stock_writer)
    yield ours, theirs
    ours.close()
    theirs.close()


def answers(index: FileIndex, asked: query.Query) -> dict[str, float]:
    with index.searcher() as searcher:
        return {hit["id"]: hit.score for hit in searcher.search(asked, limit=None, optimize=False)}


@pytest.mark.parametrize("asked", QUERIES, ids=repr)
def test_stock_searches_find_the_same_in_both_codecs(
    pair: tuple[FileIndex, FileIndex], asked: query.Query
) -> None:
    ours, theirs = pair
    assert answers(ours, asked) == pytest.approx(answers(theirs, asked))


def test_every_posting_and_value_is_there(pair: tuple[FileIndex, FileIndex]) -> None:
    readers = [index.reader() for index in pair]
    ours, theirs = readers
    assert ours.doc_count() == theirs.doc_count()
    assert ours.doc_count_all() == theirs.doc_count_all()
    for name in ("id", "text", "tags", "size", "when"):
        assert list(ours.lexicon(name)) == list(theirs.lexicon(name)), name
        assert ours.field_length(name) == theirs.field_length(name)
        for term in theirs.lexicon(name):
            assert ours.doc_frequency(name, term) == theirs.doc_frequency(name, term)
            assert ours.frequency(name, term) == theirs.frequency(name, term)
            rows = []
            for reader in readers:
                matcher = reader.postings(name, term)
                rows.append([])
                while matcher.is_active():
                    placed = matcher.supports("positions")
                    value = matcher.value_as("positions") if placed else None
                    rows[-1].append((matcher.id(), matcher.weight(), value))
                    matcher.next()
            assert rows[0] == rows[1], (name, term)
    for number in ours.all_doc_ids():
        assert ours.stored_fields(number) == theirs.stored_fields(number)
        for name in ("size", "when"):
            assert ours.column_reader(name)[number] == theirs.column_reader(name)[number]
    assert list(ours.terms_within("text", "metl", 1)) == list(theirs.terms_within("text", "metl", 1))
    with pytest.raises(KeyError):
        ours.leaf_readers()[0][0]._terms.doc_frequency("text", b"missing")
    for reader in readers:
        reader.close()


def test_optimising_keeps_everything(pair: tuple[FileIndex, FileIndex]) -> None:
    for index, make in zip(pair, (ArrayWriter, stock_writer), strict=True):
        make(index).commit(optimize=True)
        with index.reader() as reader:
            assert len(reader.leaf_readers()) == 1
    ours, theirs = pair
    for asked in QUERIES:
        # Stock adds up lossy lengths when it merges: what is found is compared, not the scores.
        assert answers(ours, asked).keys() == answers(theirs, asked).keys(), asked


@pytest.mark.parametrize("asked", QUERIES, ids=repr)
@pytest.mark.parametrize("limit", [None, 2])
def test_the_array_searcher_gives_ordinary_results(
    tmp_path: Path, asked: query.Query, limit: int | None
) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    index = create_in(str(folder), stock_schema())
    for part in (ROWS[:3], ROWS[3:]):
        writer = ArrayWriter(index)
        for row in part:
            writer.add_document(**row)
        writer.commit(merge=False)
    with ArraySearcher(index.reader()) as fast, index.searcher() as stock:
        ours = fast.search(asked, limit=limit)
        theirs = stock.search(asked, limit=None, optimize=False)
        assert ours.docs() == theirs.docs()
        assert len(ours) == len(theirs)
        expected = sorted(((hit.score, -hit.docnum) for hit in theirs), reverse=True)[:limit]
        if "Prefix" not in repr(asked) and "Fuzzy" not in repr(asked):
            # These two are scored as one word here: see test_exactness.py.
            assert [(hit.score, -hit.docnum) for hit in ours] == [
                (pytest.approx(score), number) for score, number in expected
            ]
        assert {hit["id"] for hit in ours} <= {row["id"] for row in ROWS}
        some = T("text", "scale")
        for name in ("filter", "mask"):
            assert fast.search(asked, **{name: some}).docs() == stock.search(asked, **{name: some}).docs()
        grouped = fast.search(asked, groupedby="size")  # goes to one of Whoosh's collectors
        assert grouped.groups("size").keys() == stock.search(asked, groupedby="size").groups("size").keys()


def test_what_the_codec_does_not_keep_is_refused(tmp_path: Path) -> None:
    schema = fields.Schema(text=fields.TEXT(chars=True), boosted=fields.TEXT(field_boost=2.0))
    index = create_in(str(tmp_path), schema)
    for name in schema.names():
        writer = ArrayWriter(index)
        with pytest.raises(NotImplementedError, match="this codec keeps no"):
            writer.add_document(**{name: "meta"})
        writer.cancel()
    assert index.doc_count() == 0


def test_a_value_that_cannot_be_taken_leaves_no_trace(tmp_path: Path) -> None:
    index = create_in(str(tmp_path), fields.Schema(text=fields.TEXT(), size=fields.NUMERIC(numtype=int)))
    writer = ArrayWriter(index)
    with pytest.raises(ValueError, match="invalid literal"):
        writer.add_document(text="ghost", size="many")
    writer.add_document(text="meta", size=1)
    writer.commit()
    with index.searcher() as searcher:
        assert len(searcher.search(T("text", "ghost"))) == 0
        assert len(searcher.search(T("text", "meta"))) == 1


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


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("title:meta", T("title", "meta")),
        ("title:meta title:scale", query.And([T("title", "meta"), T("title", "scale")])),
        ("title:meta OR title:scale", query.Or([T("title", "meta"), T("title", "scale")])),
        ('title:"scale ai"', query.Phrase("title", ["scale", "ai"])),
    ],
)
def test_whoosh_reads_the_index_of_a_library(folder: Path, ours: str, theirs: query.Query) -> None:
    searcher = FileIndex(FileStorage(str(folder))).searcher()
    stock = {
        searcher.reader().column_reader("id")[hit.docnum]: hit.score
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
        index.tidy()
    assert index.count == 20
    assert len(index._commit.segments) < 12
    whole = build(*(article(f"{number}", TEXTS[number % 5], f"title {number}") for number in range(20, 40)))
    for text in ("meta", "scale", '"scale ai"', '"the sea"', "met*", "title:3*", '"meta deal"~5', "東京"):
        grown, fresh_ranking = index.search(ask(text)), whole.search(ask(text))
        assert list(grown.ids) == list(fresh_ranking.ids), text
        assert list(grown.scores) == pytest.approx(list(fresh_ranking.scores)), text


def all_postings(index: FileIndex) -> list[Sequence[object]]:
    """Every posting there is, by the texts of the documents."""
    rows: list[Sequence[object]] = []
    with index.reader() as reader:
        for name in ("id", "text", "tags"):
            for term in reader.lexicon(name):
                matcher = reader.postings(name, term)
                while matcher.is_active():
                    owner = reader.stored_fields(matcher.id())["id"]
                    places = matcher.value_as("positions") if matcher.supports("positions") else None
                    rows.append((name, term, owner, matcher.weight(), places))
                    matcher.next()
    return sorted(rows, key=str)


@pytest.mark.parametrize("run_size", [1, 7])
def test_runs_are_joined_without_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_size: int) -> None:
    """Small runs and small batches: every edge between two of them is somewhere."""
    rows = [
        {"id": f"n{number}", "text": " ".join(pair), "tags": pair[0]}
        for number, pair in enumerate(itertools.permutations(TEXTS, 2))
    ]
    whole, pieces = (tmp_path / name for name in ("whole", "pieces"))
    for place in (whole, pieces):
        place.mkdir()
        if place == pieces:
            monkeypatch.setattr("metatui.search.codec.array_writer.RUN_SIZE", run_size)
            monkeypatch.setattr("metatui.search.codec.array_writer.LOOK_EVERY", 1)
            monkeypatch.setattr("metatui.search.codec.merging._BATCH", 3)
            monkeypatch.setattr("metatui.search.codec.spool._IN_MEMORY", 16)
        index = create_in(str(place), stock_schema())
        for part in (rows[:5], rows[5:]):
            writer = ArrayWriter(index)
            for row in part:
                writer.add_document(**row)
            writer.commit(merge=False)
        writer = ArrayWriter(index)
        writer.delete_by_term("id", "n2")
        writer.commit(optimize=True)
    assert all_postings(FileIndex(FileStorage(str(whole)))) == all_postings(
        FileIndex(FileStorage(str(pieces)))
    )
    assert not [path.name for path in pieces.iterdir() if ".run" in path.name]

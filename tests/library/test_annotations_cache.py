"""Annotations survive the way through JSON and never outlive the text they were found in."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.library import Library
from metatui.library.annotations_cache import Annotated
from metatui.library.annotations_codec import decode, encode
from metatui.model import Annotations, Entity, Figure, Mention, Quote

SEEN = 1_800_000_000
TEXT = "Meta put $14.3 billion into Scale AI.\n“We are all in,” said Mark Zuckerberg. Meta’s stake is 49 %."


def find(words: str) -> tuple[int, int]:
    start = TEXT.rindex(words)
    return start, start + len(words)


ANNOTATIONS = Annotations(
    entities=(
        Entity("Meta", "organisation", ("Meta’s",), None, 0.9, (Mention(0, 4, "Meta"),)),
        Entity(
            "Mark Zuckerberg",
            "person",
            (),
            "chief",
            0.25,
            (Mention(*find("Mark Zuckerberg"), "Mark Zuckerberg"),),
        ),
    ),
    figures=(
        Figure(
            *find("$14.3 billion"),
            "$14.3 billion",
            "money",
            14_300_000_000,
            14_300_000_000,
            currency="USD",
            measures="stake",
            owner="Meta",
            sentence="Meta put $14.3 billion into Scale AI.",
        ),
        Figure(
            *find("49 %"),
            "49 %",
            "percent",
            49,
            49.5,
            "%",
            approximate=True,
            bound="min",
            as_of="2025-Q2",
            compared_to="22 %",
            sentence="A sentence that the text does not have so.",
        ),
    ),
    quotes=(
        Quote(*find("We are all in"), "We are all in", "Mark Zuckerberg", find("said Mark Zuckerberg")),
        Quote(0, 4, "other words"),
    ),
)


def test_annotations_come_back_equal() -> None:
    data = encode(ANNOTATIONS, TEXT)
    assert decode(data, TEXT) == ANNOTATIONS
    assert "Meta put" not in data


texts = st.text(min_size=0, max_size=80)


@settings(max_examples=60, deadline=None)
@given(text=texts, data=st.data())
def test_any_annotations_come_back_equal(text: str, data: st.DataObject) -> None:
    offsets = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    mention = offsets.map(lambda span: Mention(span[0], span[1], text[span[0] : span[1]]))
    entity = st.builds(
        Entity,
        name=texts,
        kind=st.sampled_from(["person", "other"]),
        aliases=st.lists(texts, max_size=2).map(tuple),
        role=st.none() | texts,
        salience=st.floats(0, 1),
        mentions=st.lists(mention, max_size=4).map(tuple),
    )
    value = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
    figure = offsets.flatmap(
        lambda span: st.builds(
            Figure,
            start=st.just(span[0]),
            end=st.just(span[1]),
            text=st.just(text[span[0] : span[1]]) | texts,
            kind=st.sampled_from(["money", "date"]),
            low=value,
            high=value,
            sentence=st.just(text[span[0] :]) | texts,
        )
    )
    annotations = Annotations(
        tuple(data.draw(st.lists(entity, max_size=2))), tuple(data.draw(st.lists(figure, max_size=3)))
    )
    assert decode(encode(annotations, text), text) == annotations


def test_the_cache_answers_for_one_revision_and_one_analyser(library: Library, make) -> None:
    incoming = make(1, text=TEXT)
    library.articles.store([incoming], SEEN)
    article = incoming.article
    assert library.annotations.get(article, 1) is None
    assert len(library.annotations.missing(1)) == 1
    library.annotations.store([Annotated(article, ANNOTATIONS)], 1)
    assert library.annotations.get(article, 1) == ANNOTATIONS
    assert library.annotations.missing(1) == []
    assert library.annotations.get(article, 2) is None
    library.articles.store([make(1, text=TEXT, title="Another title")], SEEN)
    assert library.annotations.get(article, 1) is None
    assert len(library.annotations.missing(1)) == 1


def test_annotations_of_a_text_that_changed_meanwhile_are_not_kept(library: Library, make) -> None:
    library.articles.store([make(1, text=TEXT)], SEEN)
    library.articles.store([make(1, text="Something else.")], SEEN)
    library.annotations.store([Annotated(make(1, text=TEXT).article, ANNOTATIONS)], 1)
    assert len(library.annotations.missing(1)) == 1


def test_a_row_that_cannot_be_read_counts_as_absent(library: Library, make) -> None:
    incoming = make(1)
    library.articles.store([incoming], SEEN)
    library.annotations.store([Annotated(incoming.article, Annotations(), "ValueError")], 1)
    assert library.annotations.failures() == [("news/1.txt", "ValueError")]
    with library._database.write() as connection:
        connection.execute("UPDATE annotation SET data = '[[[1]]]'")
    assert library.annotations.get(incoming.article, 1) is None
    library.annotations.clear()
    assert len(library.annotations.missing(1)) == 1


def test_quick_annotations_never_take_the_place_of_careful_ones(library: Library, make) -> None:
    incoming = [make(number, text=TEXT) for number in (1, 2)]
    library.articles.store(incoming, SEEN)
    older, newer = (one.article for one in incoming)
    library.annotations.store([Annotated(older, Annotations()), Annotated(newer, Annotations())], 1)
    rows = library.annotations.quick(1)
    assert [library.articles.get_row(row).id for row in rows] == [newer.id, older.id]
    assert not library.annotations.is_careful(older, 1)
    library.annotations.store([Annotated(older, ANNOTATIONS)], 1, careful=True)
    library.annotations.store([Annotated(older, Annotations())], 1)
    assert library.annotations.get(older, 1) == ANNOTATIONS
    assert library.annotations.is_careful(older, 1)
    assert library.annotations.quick(1) == rows[:1]
    assert library.annotations.unindexed(1) == rows[1:]
    library.annotations.set_indexed(rows)
    assert library.annotations.unindexed(1) == []
    assert library.annotations.quick(1) == rows[:1], "it is not careful because the indexes have it"
    library.annotations.store([Annotated(older, Annotations())], 2)
    assert library.annotations.get(older, 2) == Annotations(), (
        "another version of the analyser is another matter"
    )
    assert library.annotations.quick(2) == rows[1:]

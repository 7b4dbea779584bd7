"""What the side panel says about an article."""

from __future__ import annotations

import pytest
from fake_newsroom import FakeNewsroom, annotate_by_hand, sample_articles
from hypothesis import given
from hypothesis import strategies as st

from metatui.model import ENTITY_KINDS, Annotations, Entity, Figure, Mention, Quote
from metatui.tui.glyphs import ASCII, UNICODE
from metatui.tui.marks import ArticleMarks
from metatui.tui.panel_rows import entity_rows, figure_rows, quote_rows, related_rows
from metatui.tui.widgets.panel_section import PanelRow, filtered

HARBOUR = sample_articles()[0]


def by_text(rows: list[PanelRow], text: str) -> PanelRow:
    return next(row for row in rows if row.text.startswith(text))


def harbour_entities() -> list[PanelRow]:
    return entity_rows(annotate_by_hand(HARBOUR.text), len(HARBOUR.text), UNICODE)


def test_entities_come_by_kind_under_headings_with_counts() -> None:
    rows = harbour_entities()
    assert [row.text for row in rows] == [
        "People 1",
        "Jonas Ruiz",
        "Ruiz",
        "Organisations 2",
        "Harbour Bank",
        "Birch Mutual",
        "Places 1",
        "Port Alder",
    ]
    assert [row.selectable for row in rows] == [False, True, False, False, True, True, False, True]


def test_an_entity_has_its_count_its_places_and_its_aliases() -> None:
    ruiz = by_text(harbour_entities(), "Jonas Ruiz")
    assert ruiz.right.startswith(" ×2 ")
    assert [HARBOUR.text[a:b] for a, b in ruiz.places] == ["Jonas Ruiz", "Ruiz"]
    assert ruiz.faint == ""
    assert ruiz.entity is not None


def test_reach_stands_with_the_aliases_or_beside_the_name_and_moves_no_row() -> None:
    annotations = annotate_by_hand(HARBOUR.text)
    without = entity_rows(annotations, len(HARBOUR.text), UNICODE)
    reach = [number + 1 for number in range(len(annotations.entities))]
    rows = entity_rows(annotations, len(HARBOUR.text), UNICODE, reach)
    assert [row._replace(faint="") for row in rows if row.selectable] == [
        row._replace(faint="") for row in without if row.selectable
    ]
    told = {row.text: row.faint for row in rows if row.selectable}
    numbers = {entity.name: number for number, entity in enumerate(annotations.entities, 1)}
    for name in ("Harbour Bank", "Birch Mutual", "Port Alder"):
        assert told[name] == (f"in {numbers[name]} articles" if numbers[name] > 1 else "")
    assert rows[2].text == f"in {numbers['Jonas Ruiz']} articles · Ruiz"


@pytest.mark.parametrize(("salience", "sign"), [(0.9, "● "), (0.5, "◐ "), (0.1, "○ ")])
def test_a_sign_tells_what_the_article_is_about(salience: float, sign: str) -> None:
    entity = Entity("Ann Poe", "person", salience=salience, mentions=(Mention(0, 7, "Ann Poe"),))
    assert entity_rows(Annotations((entity,)), 10, UNICODE)[1].left == sign


def test_quotes_stand_under_their_speakers() -> None:
    quotes = (
        Quote(1, 4, "one", "Ann Poe"),
        Quote(6, 9, "two"),
        Quote(12, 15, "three\nlines", "Bo Lee"),
        Quote(20, 22, "four,", "Ann Poe"),
    )
    rows = quote_rows(Annotations((), (), quotes), UNICODE)
    assert [row.text for row in rows] == [
        *("Ann Poe 2", "“one”", "“four”"),
        *("Bo Lee 1", "“three lines”"),
        *("Nobody sure 1", "“two”"),
    ]
    assert [row.places for row in rows[1:3]] == [((1, 4),), ((20, 22),)]
    assert rows[4].term == '"three lines"'
    assert quote_rows(Annotations(), UNICODE) == []


def test_a_filter_keeps_headings_and_what_belongs_to_a_row() -> None:
    rows = harbour_entities()
    assert [row.text for row in filtered(rows, "RUIZ")] == ["People 1", "Jonas Ruiz", "Ruiz"]
    assert [row.text for row in filtered(rows, "b")] == ["Organisations 2", "Harbour Bank", "Birch Mutual"]
    assert filtered(rows, " ") is rows
    assert [row.selectable for row in filtered(rows, "nobody")] == [False]


def test_a_role_stands_before_aliases() -> None:
    entity = Entity("Ann Poe", "person", ("Poe",), "mayor", 1.0, (Mention(0, 7, "Ann Poe"),))
    assert by_text(entity_rows(Annotations((entity,)), 10, UNICODE), "Ann Poe").faint == "mayor"


@pytest.mark.parametrize(
    ("kind", "term"),
    [
        ("person", 'who:"X Y"'),
        ("organisation", 'org:"X Y"'),
        ("place", 'place:"X Y"'),
        ("product", 'product:"X Y"'),
        ("event", 'entity:"X Y"'),
        ("other", 'entity:"X Y"'),
    ],
)
def test_an_entity_is_searched_for_by_its_kind(kind, term: str) -> None:
    entity = Entity("X Y", kind, mentions=(Mention(0, 3, "X Y"),))
    assert entity_rows(Annotations((entity,)), 10, UNICODE)[1].term == term


def test_a_quotation_mark_in_a_name_cannot_end_the_query_term() -> None:
    entity = Entity('Jo "Red" Lee', "person", mentions=(Mention(0, 3, ""),))
    term = entity_rows(Annotations((entity,)), 10, UNICODE)[1].term
    assert term is not None
    assert term.count('"') == 2


def test_figures_of_the_same_value_share_a_row() -> None:
    text = "It paid €4 billion. Yes, €4 billion, said 40 people."
    money = Figure(0, 0, "€4 billion", "money", 4e9, 4e9, None, "EUR", measures="price")
    figures = (
        Figure(8, 18, "€4 billion", "money", 4e9, 4e9, None, "EUR", measures="price"),
        Figure(25, 35, "€4 billion", "money", 4e9, 4e9, None, "EUR", measures="sum"),
        Figure(42, 51, "40 people", "count", 40, 40, measures="people"),
    )
    rows = figure_rows(Annotations((), figures), UNICODE)
    assert [text[a:b] for row in rows for a, b in row.places] == [money.text, money.text, "40 people"]
    assert rows[0].right == "×2"
    assert rows[0].text.startswith("€4bn")
    assert rows[0].text.endswith("price, sum")
    assert rows[1].right == ""


def test_figures_come_by_kind_then_by_place() -> None:
    figures = (
        Figure(0, 4, "2025", "date", "2025", "2025"),
        Figure(5, 9, "12 %", "percent", 12, 12, "%"),
        Figure(10, 14, "€1bn", "money", 1e9, 1e9, None, "EUR"),
        Figure(15, 19, "11 %", "percent", 11, 11, "%"),
        Figure(20, 24, "12 %", "percent", 12, 12, "%"),
    )
    rows = figure_rows(Annotations((), figures), UNICODE)
    assert [row.places for row in rows] == [((10, 14),), ((5, 9), (20, 24)), ((15, 19),), ((0, 4),)]


def test_small_counts_of_nothing_come_last_of_their_kind() -> None:
    figures = (
        Figure(0, 4, "five", "count", 5, 5),
        Figure(5, 9, "2025", "date", "2025", "2025"),
        Figure(10, 13, "two", "count", 2, 2),
        Figure(14, 22, "40 people", "count", 40, 40, measures="people"),
        Figure(23, 31, "two dogs", "count", 2, 2, measures="dogs"),
        Figure(32, 34, "13", "count", 13, 13),
    )
    rows = figure_rows(Annotations((), figures), UNICODE)
    # Two of nothing in particular are not the two dogs.
    assert [row.text.split() for row in rows] == [
        *(["40", "people"], ["2", "dogs"], ["13"]),
        *(["5"], ["2"], ["2025"]),
    ]
    assert [row.places for row in rows[1::3]] == [((23, 31),), ((10, 13),)]


@pytest.mark.parametrize(
    ("figure", "term"),
    [
        (Figure(0, 1, "", "money", 4.2e9, 4.2e9, None, "EUR"), "num:4200000000 unit:EUR"),
        (Figure(0, 1, "", "percent", 2.5, 2.5, "%"), "num:2.5 unit:%"),
        (Figure(0, 1, "", "count", 8, 10), "num:8..10"),
        (Figure(0, 1, "", "measure", 3, 3, "km²"), "num:3"),
        (Figure(0, 1, "June 2026", "date", "2026-06", "2026-06"), '"June 2026"'),
        (Figure(0, 1, 'a "few"', "count", None, None), '"a  few"'),
    ],
)
def test_a_figure_is_searched_for_by_value_or_by_its_words(figure: Figure, term: str) -> None:
    assert figure_rows(Annotations((), (figure,)), UNICODE)[0].term == term


def test_related_stories_are_numbered_with_their_reasons_below() -> None:
    newsroom = FakeNewsroom()
    stories = newsroom.related(HARBOUR.id)
    rows = related_rows(stories, UNICODE)
    assert len(rows) == 2 * len(stories)
    assert rows[0].left == " 1 "
    assert rows[0].article == stories[0].head.id
    assert rows[1].text == "same event · Harbour Bank · Birch Mutual" or rows[1].text.startswith(
        "same event · "
    )
    assert [row.selectable for row in rows[:2]] == [True, False]


def test_only_nine_stories_have_a_number() -> None:
    story = FakeNewsroom().related(HARBOUR.id)[0]
    rows = related_rows([story] * 11, ASCII)
    assert [row.left for row in rows[16:22:2]] == [" 9 ", "   ", "   "]


@st.composite
def random_annotations(draw: st.DrawFn) -> Annotations:
    """Entities and figures over a text of 400 characters, none overlapping."""
    starts = draw(st.lists(st.integers(0, 98), max_size=30, unique=True))
    entities: dict[tuple[str, str], list[Mention]] = {}
    figures = []
    for start in sorted(starts):
        here = (start * 4, start * 4 + 3)
        what = draw(st.sampled_from([*ENTITY_KINDS, "money", "count", "date"]))
        if what in ENTITY_KINDS:
            name = draw(st.sampled_from(["Ann", "Bo", "Cy"]))
            entities.setdefault((name, what), []).append(Mention(*here, name))
        elif what == "date":
            figures.append(Figure(*here, "x", "date", draw(st.sampled_from(["2025", None]))))
        else:
            figures.append(Figure(*here, "x", what, draw(st.integers(1, 3)), currency="USD"))
    found = tuple(Entity(name, kind, mentions=tuple(places)) for (name, kind), places in entities.items())
    return Annotations(found, tuple(figures))


def _times(row: PanelRow) -> int:
    return int(row.right.split()[0].lstrip("×x")) if row.right else 1


@given(random_annotations(), st.sampled_from([UNICODE, ASCII]))
def test_the_counts_of_the_panel_are_the_marks_in_the_text(annotations: Annotations, glyphs) -> None:
    marks = ArticleMarks.of(annotations)
    names = [row for row in entity_rows(annotations, 400, glyphs) if row.selectable]
    values = [row for row in figure_rows(annotations, glyphs) if row.selectable]
    assert sum(_times(row) for row in names) == sum(marks.count(kind) for kind in ENTITY_KINDS)
    assert sum(_times(row) for row in values) == marks.count("figure")
    places = [place for row in (*names, *values) for place in row.places]
    assert sorted(places) == list(zip(marks.annotated.starts, marks.annotated.ends, strict=True))


@pytest.mark.parametrize("article", sample_articles(), ids=lambda article: article.title[:20])
def test_the_counts_agree_for_every_article(article) -> None:
    annotations = annotate_by_hand(article.text)
    marks = ArticleMarks.of(annotations)
    for kind in ENTITY_KINDS:
        rows = entity_rows(annotations, len(article.text), UNICODE)
        members = [
            row for row in rows if row.entity is not None and annotations.entities[row.entity].kind == kind
        ]
        assert sum(_times(row) for row in members) == marks.count(kind)


@pytest.mark.parametrize("value", [1, 999, 123_456_789_012, 99_999_999_999])
def test_what_figures_measure_stands_in_one_column(value: int) -> None:
    figure = Figure(0, 3, "sum", "count", value, value, None, approximate=value > 999, measures="compute")
    row = figure_rows(Annotations((), (figure,)), UNICODE)[0]
    assert row.text.index("compute") == max(13, len(row.text.split("compute")[0].rstrip()) + 1)


def test_a_value_of_twelve_cells_keeps_the_column() -> None:
    figure = Figure(0, 3, "sum", "money", 100e9, 999e9, None, "USD", approximate=True, measures="compute")
    row = figure_rows(Annotations((), (figure,)), UNICODE)[0]
    assert row.text == "≈ $100–999bn compute"

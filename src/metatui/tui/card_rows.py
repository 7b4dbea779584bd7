"""What the card of a name says, row by row, and where each row leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.tui.figure_text import value_text
from metatui.tui.fit import compact_count, full_date, pad
from metatui.tui.histogram import Histogram, period_text
from metatui.tui.quote_text import quote_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import ArticleHead, EntityKind
    from metatui.newsroom import EntityCard, Passage
    from metatui.newsroom.entity_card import CardFigure, CardQuote
    from metatui.tui.glyphs import Glyphs

KIND_WORDS: dict[EntityKind, str] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "product": "product",
    "event": "event",
    "other": "name",
}
_CHART_WIDTH = 40
_VALUE_WIDTH = 15


class NameAsked(NamedTuple):
    """Another name whose card a row leads to."""

    name: str
    kind: EntityKind


class QueryAsked(NamedTuple):
    """A query that a row leads to."""

    query: str


class CardRow(NamedTuple):
    """One line: `text`, then `faint` as far as there is room, `right` at the edge, `lead` for Enter.

    `style` is the part of the style sheet that `text` is drawn with.
    """

    text: str = ""
    faint: str = ""
    right: str = ""
    style: str = "text"
    lead: Passage | NameAsked | QueryAsked | None = None


def card_rows(card: EntityCard, glyphs: Glyphs) -> list[CardRow]:
    """The rows of a card; parts about which nothing is known are left out."""
    return [
        *_who(card),
        *_when(card, glyphs),
        *_aliases(card),
        *_companions(card),
        *_figures(card, glyphs),
        *_quotes(card, glyphs),
    ]


def _who(card: EntityCard) -> list[CardRow]:
    said = dict.fromkeys(part for part in (card.role, card.description) if part)
    return [CardRow(f" {line}", style="faint") for line in said]


def _when(card: EntityCard, glyphs: Glyphs) -> list[CardRow]:
    count = f"{compact_count(card.articles)} article{'s' if card.articles != 1 else ''}"
    if not card.dates:
        rows = [CardRow(f" {count}", style="heading", lead=QueryAsked(card.clause))]
    else:
        histogram = Histogram.fitting(card.dates, _CHART_WIDTH)
        period = period_text(card.dates[0].start, card.dates[-1].end, glyphs.dash)
        rows = [
            CardRow(f" {count}", period, style="heading", lead=QueryAsked(card.clause)),
            CardRow(f" {''.join(histogram.signs(glyphs.bars))}", style="chart"),
        ]
    seen = {"First seen": card.first, "Last seen": card.last}
    return rows + [
        CardRow(f" {word:<10} ", passage.head.title, _date(passage.head), style="faint", lead=passage)
        for word, passage in seen.items()
        if passage is not None
    ]


def _aliases(card: EntityCard) -> list[CardRow]:
    heading = _heading("Also called", "" if card.looked_through == card.articles else _of(card))
    return _under(
        heading,
        [
            CardRow(
                f"   {alias.name}", alias.passage.head.title, _articles(alias.articles), lead=alias.passage
            )
            for alias in card.aliases
        ],
    )


def _companions(card: EntityCard) -> list[CardRow]:
    return _under(
        _heading("Often in the same articles"),
        [
            CardRow(
                f"   {one.name}",
                KIND_WORDS[one.kind],
                _articles(one.articles),
                lead=NameAsked(one.name, one.kind),
            )
            for one in card.companions
        ],
    )


def _figures(card: EntityCard, glyphs: Glyphs) -> list[CardRow]:
    told = _told([(value_text(one.figure, glyphs), one.figure.measures or "", one) for one in card.figures])
    return _under(
        _heading("Figures", _of(card)),
        [
            CardRow(f"   {pad(value, _VALUE_WIDTH)}", measures, _newest(places), lead=places[0])
            for (value, measures), places in told.items()
        ],
    )


def _quotes(card: EntityCard, glyphs: Glyphs) -> list[CardRow]:
    told = _told([(quote_text(one.quote, glyphs), "", one) for one in card.quotes])
    return _under(
        _heading("Said", _of(card)),
        [
            CardRow(f"   {words}", right=_newest(places), lead=places[0])
            for (words, _), places in told.items()
        ],
    )


def _told(found: Sequence[tuple[str, str, CardFigure | CardQuote]]) -> dict[tuple[str, str], list[Passage]]:
    """What several articles tell in the same words, once, with its places, the newest first."""
    told: dict[tuple[str, str], list[Passage]] = {}
    for text, more, one in found:
        told.setdefault((text, more), []).append(one.passage)
    return told


def _newest(places: Sequence[Passage]) -> str:
    """When something was told last, and in how many articles where that is more than one."""
    articles = len({passage.head.id for passage in places})
    parts = [_articles(articles)] if articles > 1 else []
    return ", ".join([*parts, *filter(None, [_date(places[0].head)])])


def _under(heading: CardRow, rows: list[CardRow]) -> list[CardRow]:
    return [CardRow(), heading, *rows] if rows else []


def _heading(text: str, faint: str = "") -> CardRow:
    return CardRow(f" {text}", faint, style="heading")


def _of(card: EntityCard) -> str:
    """From which articles something comes, where those are not all."""
    if card.looked_through >= card.articles:
        return ""
    return f"from the newest {compact_count(card.looked_through)} articles"


def _articles(count: int) -> str:
    return f"{compact_count(count)} article{'s' if count != 1 else ' '}"


def _date(head: ArticleHead) -> str:
    return full_date(head.published) if head.published else ""

"""What the side panel says about an article: rows of entities, figures and related stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from metatui.model import ENTITY_KINDS, prominence
from metatui.tui.comparison_text import comparison_line
from metatui.tui.figure_text import KIND_ORDER, value_text
from metatui.tui.fit import compact_count, pad
from metatui.tui.marks import sparkline
from metatui.tui.quote_text import quote_text
from metatui.tui.widgets.panel_section import PanelRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from metatui.model import Annotations, Entity, EntityKind, Figure, FigureComparison, Related
    from metatui.tui.glyphs import Glyphs

KIND_TITLES: dict[EntityKind, str] = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "product": "Products",
    "event": "Events",
    "other": "Other names",
}
_FIELDS: dict[EntityKind, str] = {
    "person": "who",
    "organisation": "org",
    "place": "place",
    "product": "product",
    "event": "entity",
    "other": "entity",
}
_SMALL_COUNT = 13  # below it, a bare count comes last
_VALUE_WIDTH = 13  # cells; longer values push what they measure to the right


def entity_rows(
    annotations: Annotations,
    length: int,
    glyphs: Glyphs,
    reach: Sequence[int] = (),
    *,
    unfolded: bool = False,
) -> list[PanelRow]:
    """Entities by kind, the most salient first: how much the article is about them, counts, and where.

    `length` is that of the text in characters; `reach` says for each entity in how many articles of the
    library it is, once that is known. The rows are the same ones with and without. The counts add up to the
    entity marks in the text. Names that were only guessed at stand apart at the end, shown when `unfolded`.
    """
    numbered = [(number, entity) for number, entity in enumerate(annotations.entities) if entity.sure]
    unsure = [(number, entity) for number, entity in enumerate(annotations.entities) if not entity.sure]
    rows: list[PanelRow] = []
    for kind in ENTITY_KINDS:
        group = [(number, entity) for number, entity in numbered if entity.kind == kind]
        if not group:
            continue
        rows.append(PanelRow(f"{KIND_TITLES[kind]} {len(group)}", style=kind))
        for number, entity in group:
            known = reach[number] if number < len(reach) else 0
            rows += _entity_lines(number, entity, length, glyphs, known)
    if unsure:
        rows.append(PanelRow(f"? {len(unsure)} unsure", style="faint", folds=True))
        for number, entity in unsure if unfolded else ():
            known = reach[number] if number < len(reach) else 0
            rows += _entity_lines(number, entity, length, glyphs, known)
    return rows


def _entity_lines(number: int, entity: Entity, length: int, glyphs: Glyphs, reach: int) -> list[PanelRow]:
    """The line of an entity, and one below it: in how many articles it is, and its other names."""
    starts = [mention.start for mention in entity.mentions]
    count = f"{glyphs.times}{len(starts)}"
    elsewhere = [f"in {compact_count(reach)} articles"] if reach > 1 else []
    aliases = [", ".join(entity.aliases)] if entity.aliases else []
    below = glyphs.dot.join([*elsewhere, *aliases]) if aliases else ""
    beside = glyphs.dot.join([*([entity.role] if entity.role else []), *([] if aliases else elsewhere)])
    row = PanelRow(
        entity.name,
        left=f"{getattr(glyphs, prominence(entity.salience))} ",
        faint=beside,
        right=f"{count:>3} {sparkline(starts, length, glyphs.bars)}",
        places=tuple((mention.start, mention.end) for mention in entity.mentions),
        entity=number,
        term=f'{_FIELDS[entity.kind]}:"{_quotable(entity.name)}"',
    )
    return [row, PanelRow(below, left="  ", style="faint")] if below else [row]


def quote_rows(annotations: Annotations, glyphs: Glyphs) -> list[PanelRow]:
    """Quotes under their speakers, in the order of the text; those of nobody sure come last."""
    speakers = dict.fromkeys(quote.speaker for quote in annotations.quotes if quote.speaker)
    rows: list[PanelRow] = []
    for speaker in (*speakers, None):
        said = [quote for quote in annotations.quotes if quote.speaker == speaker]
        if said:
            title = speaker or "Nobody sure"
            rows.append(PanelRow(f"{title} {len(said)}", style="person" if speaker else "faint"))
        rows += [
            PanelRow(
                quote_text(quote, glyphs),
                left="  ",
                places=((quote.start, quote.end),),
                term=f'"{_quotable(" ".join(quote.text.split()))}"',
            )
            for quote in said
        ]
    return rows


def figure_rows(
    annotations: Annotations,
    glyphs: Glyphs,
    comparisons: Sequence[FigureComparison] = (),
    published: datetime | None = None,
) -> list[PanelRow]:
    """Figures by kind, equal ones together, in the order of the text; each place is one mark in the text.

    Small counts of nothing in particular ("two of them") come last of their kind. Below a figure stands what
    other articles say of its quantity, by `comparisons`; `published` is when this one appeared.
    """
    compared = {(one.figure.start, one.figure.end): one for one in comparisons}
    order = {kind: number for number, kind in enumerate(KIND_ORDER)}
    groups: dict[tuple[int, str, str | None], list[Figure]] = {}
    for figure in annotations.figures:
        # 900 jobs and 900 pilots have nothing in common; $14.3bn is the same sum under any name.
        thing = (figure.measures or "").casefold() if figure.kind == "count" else None
        groups.setdefault((order[figure.kind], value_text(figure, glyphs), thing), []).append(figure)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], all(map(_says_little, item[1]))))
    rows: list[PanelRow] = []
    for (_, value, _), group in ordered:
        measures = list(dict.fromkeys(figure.measures for figure in group if figure.measures))
        gap = " " * max(1, _VALUE_WIDTH - max(cell_len(value), _VALUE_WIDTH - 2))
        rows.append(
            PanelRow(
                pad(value, _VALUE_WIDTH - 2) + (gap + ", ".join(measures) if measures else ""),
                left=" ",
                right=f"{glyphs.times}{len(group)}" if len(group) > 1 else "",
                places=tuple((figure.start, figure.end) for figure in group),
                term=_figure_term(group[0]),
            )
        )
        told = [one for figure in group if (one := compared.get((figure.start, figure.end))) is not None]
        if told:
            line = comparison_line(told, published, glyphs)
            starts = tuple(one.figure.start for one in told)
            rows.append(PanelRow(line, left="   ", style="faint", compared=starts))
    return rows


def _says_little(figure: Figure) -> bool:
    """Whether a figure alone tells a reader nothing: a count up to a dozen, of nobody knows what."""
    return not figure.measures and _is_small_count(figure)


def _is_small_count(figure: Figure) -> bool:
    value = figure.low if figure.high is None else figure.high
    return figure.kind == "count" and isinstance(value, int | float) and value < _SMALL_COUNT


def _figure_term(figure: Figure) -> str | None:
    """The query that finds the figure in other articles: by value where it has one, else by its words."""
    unit = figure.currency or figure.unit
    if isinstance(figure.low, int | float) and isinstance(figure.high, int | float):
        low, high = _number(figure.low), _number(figure.high)
        value = f"num:{low}" if low == high else f"num:{low}..{high}"
        return f"{value} unit:{unit}" if unit and unit.isascii() and " " not in unit else value
    return f'"{_quotable(figure.text)}"'


def _number(value: float | int) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _quotable(text: str) -> str:
    return text.replace('"', " ").strip()


def related_rows(related: Sequence[Related], glyphs: Glyphs) -> list[PanelRow]:
    """Related stories, numbered, each with its kind and its reasons on the line below."""
    rows: list[PanelRow] = []
    for number, story in enumerate(related, 1):
        left = f" {number} " if number <= 9 else "   "
        rows.append(PanelRow(story.head.title, left=left, article=story.head.id))
        reasons = [reason.text for reason in story.relation.reasons]
        rows.append(PanelRow(glyphs.dot.join([story.relation.kind, *reasons]), left="   ", style="faint"))
    return rows

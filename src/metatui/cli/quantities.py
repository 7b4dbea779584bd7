"""`metatui figures --grouped`: the ledger of quantities as a table, JSON or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from metatui.cli.ids import id_shortener
from metatui.cli.tables import Column, table_lines
from metatui.cli.terminal import Terminal, answer, say
from metatui.tui.figure_text import as_of_text, value_text
from metatui.tui.ledger_table import LedgerFilter, LedgerOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from metatui.model import Figure, LedgerEntry, LedgerQuantity
    from metatui.newsroom import Newsroom

_COLUMNS = (
    Column("value"),
    Column("measures", flexible=True),
    Column("owner", flexible=True),
    Column("kind"),
    Column("articles"),
    Column("as of"),
    Column("in", flexible=True),
)
_WIDTH = 80  # where the output is no terminal
_FIELDS = (
    *("quantity", "kind", "unit", "currency", "owner", "measures", "article", "published", "source"),
    *("text", "low", "high", "as_of", "bound", "approximate"),
)


def print_quantities(
    newsroom: Newsroom,
    found: Sequence[tuple[str, Figure]],
    sort: str,
    terminal: Terminal,
    *,
    chart: bool,
    as_json: bool,
    as_csv: bool,
) -> bool:
    """Print figures (each with the id of its article) by quantity, in an order; whether there was any."""
    order = cast(LedgerOrder, sort)
    quantities = LedgerFilter(newsroom.quantities(found), terminal.glyphs).fitting("", order)
    if as_json:
        from metatui.cli.json_output import print_array

        print_array(map(_object, quantities))
    elif as_csv:
        from metatui.cli.csv_output import print_csv

        print_csv(_FIELDS, _csv_rows(quantities))
    elif chart:
        drawn = [_print_chart(quantity, terminal) for quantity in quantities]
        if quantities and not any(drawn):
            say("No quantity has several values here: there is nothing to draw.")
        return any(drawn)
    elif quantities:
        for line in _table(quantities, newsroom.counts().total, terminal):
            answer(line)
    return bool(quantities)


def _object(quantity: LedgerQuantity) -> dict[str, Any]:
    from metatui.cli.dates import iso_time
    from metatui.cli.json_output import figure_object

    return {
        "kind": quantity.kind,
        "unit": quantity.unit,
        "currency": quantity.currency,
        "owner": quantity.owner,
        "measures": quantity.measures,
        "articles": quantity.articles,
        "figures": [
            figure_object(entry.figure)
            | {
                "article": entry.head.id,
                "published": iso_time(entry.head.published),
                "source": entry.head.source,
            }
            for entry in quantity.entries
        ],
    }


def _csv_rows(quantities: Sequence[LedgerQuantity]) -> Iterator[list[Any]]:
    for number, quantity in enumerate(quantities, 1):
        for entry in quantity.entries:
            figure, head = entry.figure, entry.head
            published = head.published.isoformat() if head.published else None
            yield [
                *(number, quantity.kind, quantity.unit, quantity.currency, quantity.owner, quantity.measures),
                *(head.id, published, head.source, figure.text, figure.low, figure.high, figure.as_of),
                *(figure.bound, figure.approximate),
            ]


def _print_chart(quantity: LedgerQuantity, terminal: Terminal) -> bool:
    """Draw the values of a quantity, if there are several; whether there are."""
    from metatui.tui.value_chart import chart_lines

    lines = chart_lines(
        quantity.entries, terminal.width or _WIDTH, terminal.glyphs, most=len(quantity.entries)
    )
    if lines:
        parts = (quantity.measures or quantity.kind, quantity.owner or "")
        answer(terminal.bold(terminal.dot.join(filter(None, parts))))
        for line in lines:
            answer(line)
        answer()
    return bool(lines)


def _table(quantities: Sequence[LedgerQuantity], total: int, terminal: Terminal) -> Iterator[str]:
    short_id = id_shortener(total)

    def values(entries: Sequence[LedgerEntry]) -> str:
        return ", ".join(dict.fromkeys(value_text(entry.figure, terminal.glyphs) for entry in entries))

    rows = [
        (
            values(quantity.entries),
            quantity.measures or "",
            quantity.owner or "",
            quantity.kind,
            f"{quantity.articles:,}",
            as_of_text(quantity.entries[0].figure.as_of, terminal.glyphs),
            " ".join(dict.fromkeys(short_id(entry.head.id) for entry in quantity.entries)),
        )
        for quantity in quantities
    ]
    return table_lines(_COLUMNS, rows, width=terminal.width, ellipsis=terminal.ellipsis)

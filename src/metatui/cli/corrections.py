"""`metatui entities --rules`: what the reader put right about names and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.cli.opening import open_library
from metatui.cli.status import DONE, NOTHING_FOUND
from metatui.cli.tables import Column, table_lines
from metatui.cli.terminal import answer, say
from metatui.model.correction import FigureCorrection, KeptCorrection

if TYPE_CHECKING:
    from metatui.cli.options import Options
    from metatui.newsroom.corrections import Corrections

_COLUMNS = (
    Column("where"),
    Column("line", right=True),
    Column("name", flexible=True),
    Column("kind"),
    Column("rule"),
    Column("to", flexible=True),
)


def list_corrections(options: Options, *, as_json: bool) -> int:
    """Print all corrections that hold in a library, in the order in which they count."""
    with open_library(options) as newsroom:
        corrections = newsroom.corrections
        kept = corrections.all()
        if as_json:
            from metatui.cli.json_output import correction_object, print_array

            print_array(correction_object(each, corrections.path(each.scope)) for each in kept)
        elif kept:
            terminal = options.output()
            rows = [_row(each) for each in kept]
            for line in table_lines(_COLUMNS, rows, width=terminal.width, ellipsis=terminal.ellipsis):
                answer(line)
        _tell_paths(corrections, kept)
    return DONE if kept else NOTHING_FOUND


def _row(kept: KeptCorrection) -> tuple[str, ...]:
    one, line = kept.correction, "" if kept.line is None else str(kept.line)
    if isinstance(one, FigureCorrection):
        return kept.scope, line, one.text, "figure", "hide", one.sentence
    to = " ".join(part for part in (one.new_name, one.new_kind and f"({one.new_kind})") if part)
    return kept.scope, line, one.name, one.kind or "any", one.action, to


def _tell_paths(corrections: Corrections, kept: tuple[KeptCorrection, ...]) -> None:
    """Say where they can be edited; on standard error, so that the list is the answer alone."""
    if not kept:
        say("Nothing was corrected yet. In the reader's panel, a, r, c and d do it.")
        return
    for scope in dict.fromkeys(each.scope for each in kept):
        say(f"{scope}: {corrections.path(scope)}")

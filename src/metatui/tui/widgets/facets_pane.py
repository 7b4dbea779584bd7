"""The facets: what the results have in common, to be included, left out, or narrowed to some days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content

from metatui.tui.bindings import bindings_for
from metatui.tui.date_range import DateRange
from metatui.tui.facet_rows import FacetRow, facet_rows
from metatui.tui.fit import compact_count, fit, pad
from metatui.tui.histogram import day_text
from metatui.tui.part_style import part_style
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.style import Style

    from metatui.model import FacetName, Facets
    from metatui.tui.glyphs import Glyphs

_SHARE_WIDTH = 6  # cells of the bar that compares counts
_MARGIN = 3  # cells before a value: the sign of its state


class FacetsPane(VirtualList):
    """Sections of values under a cursor; letters filter them. In the dates a second cursor walks the bars."""

    BINDINGS = bindings_for("facets")
    chooses_on_click = True
    DEFAULT_CSS = """
    FacetsPane > .facets-pane--heading { text-style: bold; }
    FacetsPane > .facets-pane--faint { text-style: dim; }
    FacetsPane > .facets-pane--note { text-style: dim; }
    FacetsPane > .facets-pane--bar { color: $text-primary; }
    FacetsPane > .facets-pane--state { color: $accent; text-style: bold; }
    FacetsPane > .facets-pane--range { background: $accent; color: $background; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"facets-pane--{name}" for name in ("heading", "faint", "count", "bar", "state", "range", "note")
    }

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="facets", classes="pane")
        self._glyphs = glyphs
        self._facets: Facets | None = None
        self._clauses: Sequence[str] = ()
        self._opened: set[FacetName] = set()
        self._rows: list[FacetRow] = []
        self.dates = DateRange()
        self.filter = ""
        self._title()

    # What is shown.

    @property
    def row_at_cursor(self) -> FacetRow | None:
        """The row the cursor stands on."""
        if 0 <= self.cursor < len(self._rows) and self._rows[self.cursor].selectable:
            return self._rows[self.cursor]
        return None

    @property
    def rows(self) -> Sequence[FacetRow]:
        """All rows."""
        return self._rows

    def show(self, facets: Facets, clauses: Sequence[str]) -> None:
        """Show other counts, for a query with these clauses."""
        self._facets, self._clauses = facets, clauses
        self._fill(self.row_at_cursor)

    def type(self, character: str) -> None:
        """Filter the values by one more letter."""
        self.filter += character
        self._fill(None)

    def action_filter_less(self) -> None:
        self.filter = self.filter[:-1]
        self._fill(None)

    def clear_filter(self) -> bool:
        """Show all values again, or give up a range that was begun; False when there was nothing to clear."""
        if self.dates.is_begun:
            self.dates.forget()
            self.refresh_rows()
            return True
        had_filter, self.filter = bool(self.filter), ""
        if had_filter:
            self._fill(self.row_at_cursor)
        return had_filter

    def open_section(self, name: FacetName) -> None:
        """Show all values of a section."""
        self._opened.add(name)
        self._fill(None, self.cursor)

    def _fill(self, keep: FacetRow | None, cursor: int = 0) -> None:
        if self._facets is None:
            return
        self._rows = facet_rows(self._facets, self._clauses, self.filter, self._opened)
        self._fit_dates()
        if keep is not None:
            same = (row for row, shown in enumerate(self._rows) if shown.identity == keep.identity)
            cursor = next(same, self.cursor)
        self._title()
        self.set_rows(len(self._rows), cursor)

    def _title(self) -> None:
        if self.filter:
            self.border_title = Content(f"Facets with {self.filter}{self._glyphs.prompt}")
        elif self._facets is None:
            self.border_title = Content(f"Facets {self._glyphs.ellipsis}")
        else:
            total = self._facets.total
            self.border_title = Content(
                f"Facets of {compact_count(total)} article{'s' if total != 1 else ''}"
            )
        self.border_subtitle = Content("" if self.filter else "type to filter")

    # The dates.

    def _fit_dates(self) -> None:
        if self._facets is not None:
            self.dates.fit(self._facets.dates, max(self.scrollable_content_region.width - 2, 1))

    @property
    def _on_bars(self) -> bool:
        row = self.row_at_cursor
        return row is not None and row.kind == "bars"

    def action_move_bar(self, distance: int) -> None:
        if self._on_bars:
            self.dates.move(distance)
            self.refresh_rows()

    def action_stretch_bars(self, distance: int) -> None:
        if self._on_bars:
            self.dates.stretch(distance)
            self.refresh_rows()

    def mark_range(self) -> bool:
        """Begin a range at this bar, or end the one that was begun; returns whether one begins."""
        begins = self.dates.mark()
        self.refresh_rows()
        return begins

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        row = None if offset is None else offset.y + self.scroll_offset.y
        if offset is None or row is None or not 0 <= row < len(self._rows):
            return
        if self._rows[row].kind == "bars":
            event.stop()
            event.prevent_default()  # VirtualList would choose the row
            self.cursor = row
            self.dates.move_to((offset.x - 1) // self.dates.histogram.bar_width)
            self.refresh_rows()

    def on_resize(self) -> None:
        self._fit_dates()

    # Drawing.

    def is_selectable(self, row: int) -> bool:
        return self._rows[row].selectable

    def shows_cursor(self, row: int) -> bool:
        return self._rows[row].kind != "bars"  # there it is the bar that stands out

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        if any(self._rows[row].kind == "bars" for row in (old, new) if row < len(self._rows)):
            self.refresh_rows()

    def on_focus(self) -> None:
        self.refresh_rows()

    def on_blur(self) -> None:
        self.refresh_rows()

    def draw_row(self, row: int, width: int, style: Style) -> list[Content]:
        shown = self._rows[row]
        match shown.kind:
            case "heading":
                return [self._heading(shown, width)]
            case "value" | "more":
                return [self._value(shown, width)]
            case "bars":
                return [self._bars(row == self.cursor and self.has_focus)]
            case "dates":
                return [self._dates(width)]
            case _:
                margin = 1 if row == 0 else _MARGIN
                text = fit(shown.text, width - margin, self._glyphs.ellipsis)
                return [Content.assemble(" " * margin, (text, self._part("note")))]

    def _heading(self, row: FacetRow, width: int) -> Content:
        count = "" if row.articles is None else f" {compact_count(row.articles)}"
        right = fit(row.clause, width - cell_len(row.text) - 3, self._glyphs.ellipsis)
        blanks = pad("", width - 2 - cell_len(row.text + count + right))
        return Content.assemble(
            " ",
            (row.text, self._part("heading")),
            (count, self._part("faint")),
            blanks,
            (right, self._part("faint")),
        )

    def _value(self, row: FacetRow, width: int) -> Content:
        glyphs = self._glyphs
        sign = {"included": glyphs.included, "excluded": glyphs.excluded, "": " "}[row.state]
        count = "" if row.articles is None else compact_count(row.articles)
        if row.kind == "more":
            text = fit(f"{glyphs.ellipsis} {row.text}", width - _MARGIN, glyphs.ellipsis)
            return Content.assemble(" " * _MARGIN, (text, self._part("faint")))
        if row.state == "excluded" and row.articles is None:
            count = "left out"
        bar = self._share(row.share) if row.articles is not None else ""
        right = f"{bar} {count:>5}"
        room = max(width - _MARGIN - cell_len(right) - 2, 1)
        text = fit(row.text, room, glyphs.ellipsis)
        return Content.assemble(
            " ",
            (f"{sign} ", self._part("state")),
            text,
            pad("", room - cell_len(text) + 1),
            (bar, self._part("bar")),
            (f" {count:>5} ", self._part("count")),
            strip_control_codes=False,
        )

    def _share(self, share: float) -> str:
        """A bar as long as the share, a piece of a cell at least where there is anything."""
        pieces = self._glyphs.share
        parts = max(round(share * _SHARE_WIDTH * len(pieces)), 1)
        full, rest = divmod(parts, len(pieces))
        return pad(pieces[-1] * full + (pieces[rest - 1] if rest else ""), _SHARE_WIDTH)

    def _bars(self, with_cursor: bool) -> Content:
        first, last = self.dates.bars
        marked = with_cursor or self.dates.is_begun
        parts = [Content(" ")]
        for number, sign in enumerate(self.dates.histogram.signs(self._glyphs.bars)):
            in_range = marked and first <= number <= last
            parts.append(Content.assemble((sign, self._part("range" if in_range else "bar"))))
        return Content("").join(parts)

    def _dates(self, width: int) -> Content:
        bars = self.dates.histogram.bars
        if not bars:
            return Content("")
        if self._on_bars and self.has_focus:
            text = f" {self.dates.label(self._glyphs.dash)}"
            return Content.assemble((fit(text, width, self._glyphs.ellipsis), self._part("count")))
        first, last = bars[0].start, bars[-1].end - timedelta(days=1)
        left, right = day_text(first), day_text(last) if first != last else ""
        # The last date stands below the last bar, where there is room for both.
        reach = max(self.dates.histogram.width, cell_len(left) + 1 + cell_len(right))
        blanks = " " * (reach - cell_len(left) - cell_len(right))
        return Content.assemble(
            " ", (fit(f"{left}{blanks}{right}", width - 1, self._glyphs.ellipsis), self._part("faint"))
        )

    def _part(self, name: str) -> Style:
        return part_style(self, f"facets-pane--{name}")

"""The facets: opened, asked for anew with every answer, and turned into clauses of the query."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from metatui.tui.latest import LatestOnly
from metatui.tui.query_edit import toggled, with_field
from metatui.tui.screens.parts import ScreenParts

if TYPE_CHECKING:
    from metatui.model import Facets
    from metatui.tui.search_session import Show
    from metatui.tui.widgets.facets_pane import FacetsPane


class Counting(NamedTuple):
    """What is to be counted: the results of a query as the list shows them."""

    query: str
    show: Show
    typing: bool


class Counted(NamedTuple):
    """The counts, and the clauses of the query."""

    facets: Facets
    clauses: tuple[str, ...]


class FacetKeys(ScreenParts):
    """The keys of the facets."""

    facets: FacetsPane | None = None

    @cached_property
    def _counting(self) -> LatestOnly[Counting, Counted]:
        return LatestOnly[Counting, Counted](
            self, "facets", self._count, self._show_counts, lambda _, error: self.fail(error)
        )

    async def action_facets(self) -> None:
        if self.panes.facets_are_open and self.panes.group == "facets":
            self.panes.close_facets()
            return
        self.note_use("facets")
        if self.facets is None:
            from metatui.tui.widgets.facets_pane import FacetsPane

            self.facets = FacetsPane(self.glyphs)
            self.panes.add("facets", self.facets)
            await self.query_one("#panes").mount(self.facets)
        self.panes.go_to("facets")
        self._count_again()

    def _count_again(self) -> None:
        """The results have changed: count them, if somebody sees it."""
        if self.facets is not None and self.panes.facets_are_open:
            session = self.list.session
            self._counting.ask(Counting(session.query, self.list.show, session.typing))

    def _count(self, asked: Counting) -> Counted:
        facets = self.newsroom.facets(asked.query, show=asked.show, typing=asked.typing)
        spans = self.newsroom.clauses(asked.query)
        return Counted(facets, tuple(asked.query[start:end] for start, end in spans))

    def _show_counts(self, asked: Counting, counted: Counted) -> None:
        if self.facets is not None:
            self.facets.show(counted.facets, counted.clauses)
            self._show_hints()

    # Keys.

    def action_leave_facets(self) -> None:
        if self.facets is not None and not self.facets.clear_filter():
            self.panes.close_facets()

    def action_facet(self, sign: int) -> None:
        pane = self.facets
        row = pane.row_at_cursor if pane is not None else None
        if pane is None or row is None:
            return
        if row.kind == "value":
            session = self.list.session
            spans = self.newsroom.clauses(session.query)
            self._narrow(toggled(session.query, spans, row.clause, exclude=sign < 0, first=session.typing))
        elif row.kind == "more" and row.section is not None:
            pane.open_section(row.section)
        elif sign < 0:
            self.status.remark("Days are chosen: space begins a range, enter narrows the results to it.")
        else:
            begun = pane.mark_range()
            self.status.remark(
                "The range begins here: left/right stretch it, enter applies it."
                if begun
                else "enter narrows the results to this range."
            )

    def action_choose_facet(self) -> None:
        pane = self.facets
        row = pane.row_at_cursor if pane is not None else None
        if pane is None or row is None or row.kind != "bars":
            self.action_facet(1)
            return
        session, clause = self.list.session, pane.dates.clause
        spans = self.newsroom.clauses(session.query)
        self._narrow(with_field(session.query, spans, clause, first=session.typing))

    def _narrow(self, query: str) -> None:
        self.list.remember(self.open.id, self.view.scroll_line)
        self.list.search_for(query)

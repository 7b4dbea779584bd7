"""Jumps: to hits, mentions, figures and related stories, and back along the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.tui.figure_text import value_text
from metatui.tui.marks import next_place
from metatui.tui.screens.parts import ScreenParts
from metatui.tui.widgets.panel_section import PanelRow, PanelSection, SectionName
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from metatui.model import ArticleHead, Span
    from metatui.newsroom import Passage


class JumpKeys(ScreenParts):
    """The keys that lead from one place of a text to another, and from one article to another."""

    # In the text.

    def action_next_hit(self, direction: int) -> None:
        if not self.list.session.is_on:
            if not self.list.step_to(self._is_unread, direction):
                self.status.remark(self._no_more_unread(direction))
            return
        self.note_use("next_hit")
        hits = self.open.hits
        start = next_place([start for start, _ in hits], self.view.here, direction)
        if start is None:
            self.status.remark("The search marks nothing in this article's text.")
        else:
            self._jump(next(hit for hit in hits if hit[0] == start))

    def _is_unread(self, head: ArticleHead) -> bool:
        return not self.marks.is_read(head)

    def _no_more_unread(self, direction: int) -> str:
        """What to say at the end of the list: where unread articles are left, if there are any."""
        here, there, key = ("down", "up", "N") if direction > 0 else ("up", "down", "n")
        if self.list.find(self._is_unread, -direction) is not None:
            return f"No unread article further {here}; {key} goes {there} to the next."
        return f"No unread article further {here} or {there}."

    def action_mention(self, direction: int) -> None:
        annotations = self.open.annotations
        entities = annotations.entities if annotations else ()
        chosen = self.view.chosen
        if chosen is not None and chosen < len(entities):
            entities = (entities[chosen],)
        names = {(m.start, m.end): entity.name for entity in entities for m in entity.mentions}
        self._jump_along(names, direction, "No names in this article.")

    def action_figure(self, direction: int) -> None:
        figures = self.open.annotations.figures if self.open.annotations else ()
        values = {(f.start, f.end): value_text(f, self.glyphs) for f in figures}
        self._jump_along(values, direction, "No figures in this article.")

    def _jump_along(self, named: dict[Span, str], direction: int, nothing: str) -> None:
        """Jump to the next of some spans, and say what stands there and which of them it is."""
        spans = sorted(named)
        start = next_place([start for start, _ in spans], self.view.here, direction)
        if start is None:
            self.status.remark(nothing)
            return
        index = next(index for index, span in enumerate(spans) if span[0] == start)
        self._jump(spans[index])
        self.status.remark(f"{named[spans[index]]}: {index + 1} of {len(spans)}")

    def _jump(self, span: tuple[int, int]) -> None:
        self.view.jump_to(span)
        self.panel.show_current(span)
        self._show_position()

    # From the panel.

    def action_section(self, name: SectionName) -> None:
        if name == "quotes" and not self.panel.sections["quotes"].display:
            self.status.remark("No quotes in this article.")
            return
        self.note_use("related" if name == "related" else "section")
        self.panes.go_to_section(name)

    def action_follow(self) -> None:
        section = self.focused
        row = section.row_at_cursor if isinstance(section, PanelSection) else None
        if row is None:
            return
        if row.article is not None:
            self._open_related(row.article)
            return
        if row.folds:
            self.panel.fold()
            return
        if row.compared:
            self._compare(row.compared)
            return
        self._walk_places(row, 1)
        self.panes.show_text()

    def _compare(self, starts: tuple[int, ...]) -> None:
        """Show the sentences of other articles beside that of this one; the chosen one is opened."""
        from metatui.tui.screens.comparison import ComparisonScreen

        head = self.open.head
        told = [one for one in self.open.comparisons if one.figure.start in starts]
        if head is not None and told:
            self.app.push_screen(ComparisonScreen(self.glyphs, head, told), self._go_to_passage)

    def _go_to_passage(self, passage: Passage | None) -> None:
        if passage is not None:
            self._open_elsewhere(passage.head.id, (passage.start, passage.end))

    def action_page_mention(self, direction: int) -> None:
        section = self.focused
        row = section.row_at_cursor if isinstance(section, PanelSection) else None
        if row is not None and row.places:
            self._walk_places(row, direction)

    def _walk_places(self, row: PanelRow, direction: int) -> None:
        """Jump to the next place of a row, from the one that was jumped to last."""
        here = self.view.current
        starts = [start for start, _ in row.places]
        # A first Enter begins with the first mention, each further one goes on.
        start = next_place(starts, here[0] if here in row.places else -1, direction)
        if here not in row.places:
            self._leave()
        self.view.choose(row.entity)
        self._jump(next(place for place in row.places if place[0] == start))
        self.status.remark(f"{' '.join(row.text.split())}: {starts.index(start or 0) + 1} of {len(starts)}")

    def action_related(self, number: str) -> None:
        index = int(number) - 1
        if index < len(self.panel.related):
            self._open_related(self.panel.related[index].head.id)
        else:
            self.status.remark(f"There is no related story {number}.")

    def _open_related(self, article_id: str) -> None:
        self.note_use("related")
        self._open_elsewhere(article_id)

    def _open_elsewhere(self, article_id: str, at: Span | None = None) -> None:
        """Open an article, at a span of its text where one is named; the trail leads back."""
        self._leave()
        self.open.open(self.list.request(article_id)._replace(at=at))
        with self.articles.prevent(VirtualList.Moved):
            self.list.point_at(article_id)
        self.panes.go_to("article")

    def action_require(self, sign: int) -> None:
        section = self.focused
        row = section.row_at_cursor if isinstance(section, PanelSection) else None
        if row is None or row.term is None:
            self.status.remark("Only names and figures can be added to the search.")
            return
        self.panes.step_aside()
        self.list.remember(self.open.id, self.view.scroll_line)
        self.list.add_term(row.term, exclude=sign < 0)

    # Along the trail.

    def action_trail(self, direction: int) -> None:
        self.note_use("trail")
        here = self._here()
        place = self.trail.back(here) if direction < 0 else self.trail.forward(here)
        if place is None:
            self.status.remark("The trail begins here." if direction < 0 else "The trail ends here.")
            return
        if place.query:
            self.list.remember(self.open.id, self.view.scroll_line)
        self.list.go_back_to(place)
        self.open.open(self.list.request(place.article, place))
        with self.articles.prevent(VirtualList.Moved):
            self.list.point_at(place.article)
        if place.pane is not None:
            self.panes.return_to(place.pane, place.row, later=here is None or here.article != place.article)
        self._show_hints()

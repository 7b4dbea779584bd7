"""The side panel: entities, figures and related stories of the article that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical

from metatui.tui.panel_rows import entity_rows, figure_rows, quote_rows, related_rows
from metatui.tui.widgets.mention_pager import PAGER_LINES, MentionPager
from metatui.tui.widgets.panel_section import PanelRow, PanelSection, SectionName
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from metatui.model import Annotations, EntityKind, FigureComparison, Related, Span
    from metatui.tui.glyphs import Glyphs

_SMALLEST = 4  # lines of a section, its border included


def allocate(available: int, needs: Sequence[int]) -> list[int]:
    """Share `available` lines among sections that need `needs` lines each.

    Nobody gets more than it needs while another goes short; what is left over goes to the last.
    """
    shares = [0] * len(needs)
    hungry = set(range(len(needs)))
    left = available
    while hungry and left > 0:
        share = max(left // len(hungry), 1)
        satisfied = {index for index in hungry if needs[index] - shares[index] <= share}
        for index in sorted(satisfied or hungry):
            given = min(share, needs[index] - shares[index], left)
            shares[index] += given
            left -= given
        if not satisfied and left < len(hungry):
            for index in sorted(hungry)[:left]:
                shares[index] += 1
            left = 0
        hungry -= satisfied
    shares[-1] += max(left, 0)
    return shares


class SidePanel(Vertical):
    """Sections that share the height by what they have to show; that of the quotes is there if there are any.

    While the panel has the keys, a pager at its foot shows the sentence behind the row.
    """

    DEFAULT_CSS = "SidePanel { height: 1fr; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="panel")
        self._glyphs = glyphs
        self.sections: dict[SectionName, PanelSection] = {
            "entities": PanelSection("entities", "Entities", glyphs),
            "figures": PanelSection("figures", "Figures", glyphs),
            "quotes": PanelSection("quotes", "Quotes", glyphs),
            "related": PanelSection("related", "Related", glyphs),
        }
        self.sections["quotes"].display = False
        self._pager = MentionPager(glyphs)
        self._text = ""
        self._current: Span | None = None
        self.related: tuple[Related, ...] = ()
        self._in_use = 0  # the section that had the keys last
        self._unfolded = False  # whether names that were only guessed at are shown
        self._annotations: Annotations | None = None
        self._reach: Sequence[int] = ()
        self._wanted: tuple[str, EntityKind | None] | None = None  # the name that the cursor is to stand on

    def on_mount(self) -> None:
        # There is nothing to show before an article is open: the first frame does without the sections.
        self.call_after_refresh(self.mount_all, [*self.sections.values(), self._pager])

    def clear(self) -> None:
        """Show nothing: no article is open."""
        for section in self.sections.values():
            section.show_rows((), None)
        self.sections["quotes"].display = False
        self.related = ()
        self._share()

    def show_annotations(self, annotations: Annotations, text: str, *, again: bool = False) -> None:
        """Show the entities, figures and quotes of an article with this text.

        `again` says that they are what became of those of the same article: filters and cursors stay.
        """
        self._text, self._current = text, self._current if again else None
        self._annotations, self._reach = annotations, ()
        self._unfolded = self._unfolded and again
        entities = self._entity_rows() or [PanelRow(" No names found", style="faint")]
        figures = figure_rows(annotations, self._glyphs) or [PanelRow(" No figures found", style="faint")]
        quotes = quote_rows(annotations, self._glyphs) or [PanelRow(" No quotes found", style="faint")]
        shown: tuple[tuple[SectionName, list[PanelRow], int], ...] = (
            ("entities", entities, len(annotations.entities)),
            ("figures", figures, len(annotations.figures)),
            ("quotes", quotes, len(annotations.quotes)),
        )
        self.sections["quotes"].display = bool(annotations.quotes) or self.sections["quotes"].has_focus
        for name, rows, count in shown:
            if again:
                self.sections[name].replace_rows(rows, count)
            else:
                self.sections[name].show_rows(rows, count)
        self._go_to_wanted(annotations, again=again)
        self._share()

    def want_entity(self, name: str, kind: EntityKind | None) -> None:
        """The cursor goes to this name as soon as the article has it again."""
        self._wanted = name, kind

    def _go_to_wanted(self, annotations: Annotations, *, again: bool) -> None:
        if self._wanted is None or not again:
            self._wanted = None
            return
        name, kind = self._wanted
        numbers = {
            number
            for number, entity in enumerate(annotations.entities)
            if entity.name == name and kind in (None, entity.kind)
        }
        section = self.sections["entities"]
        row = next(
            (at for at, row in enumerate(section.rows) if row.entity in numbers and row.selectable), None
        )
        if row is not None:
            self._wanted = None
            section.put_cursor_on(row, later=False)

    def show_reach(self, annotations: Annotations, reach: Sequence[int]) -> None:
        """Say of each entity in how many articles it is; the rows and the cursor stay where they are."""
        section = self.sections["entities"]
        self._reach = reach
        if annotations.entities:
            section.renew_rows(self._entity_rows())

    def fold(self) -> None:
        """Show the names that were only guessed at, or hide them again; the cursor stays on their heading."""
        self._unfolded = not self._unfolded
        if self._annotations is not None:
            rows, count = self._entity_rows(), len(self._annotations.entities)
            self.sections["entities"].replace_rows(rows, count)
            self._share()

    def _entity_rows(self) -> list[PanelRow]:
        if self._annotations is None:
            return []
        return entity_rows(
            self._annotations, len(self._text), self._glyphs, self._reach, unfolded=self._unfolded
        )

    def show_comparisons(
        self,
        annotations: Annotations,
        comparisons: Sequence[FigureComparison],
        published: datetime | None,
    ) -> None:
        """Say below each figure what other articles say of its quantity; the cursor stays where it is."""
        if annotations.figures:
            rows = figure_rows(annotations, self._glyphs, comparisons, published)
            self.sections["figures"].replace_rows(rows, len(annotations.figures))
            self._share()

    def show_current(self, span: Span) -> None:
        """Another place of the text was jumped to."""
        self._current = span
        self._turn_page()

    @on(VirtualList.Moved)
    def _turn_page(self) -> None:
        focused = next((section for section in self.sections.values() if section.has_focus), None)
        row = focused.row_at_cursor if focused is not None else None
        was_shown = self._pager.display
        least = _SMALLEST * len(self._shown)
        roomy = self.size.height >= least + PAGER_LINES
        self._pager.page(self._text, row.places if row is not None and roomy else (), self._current)
        if self._pager.display != was_shown:
            self._share()

    @property
    def _shown(self) -> list[PanelSection]:
        return [section for section in self.sections.values() if section.display]

    def show_related(self, related: tuple[Related, ...] | None) -> None:
        """Show related stories; None while they are looked for."""
        self.related = related or ()
        section = self.sections["related"]
        if related is None:
            section.show_rows([PanelRow(f" Looking {self._glyphs.ellipsis}", style="faint")], None)
        elif not related:
            section.show_rows([PanelRow(" No related story in this library", style="faint")], 0)
        else:
            section.show_rows(related_rows(related, self._glyphs), len(related))
        self._share()

    def on_resize(self) -> None:
        self._turn_page()
        self._share()

    def on_descendant_focus(self) -> None:
        self._turn_page()
        self._share()

    def on_descendant_blur(self) -> None:
        self.call_after_refresh(self._turn_page)

    def _share(self) -> None:
        height = self.size.height - (PAGER_LINES if self._pager.display else 0)
        if height <= 0:
            return
        sections = self._shown
        if not sections:
            return  # the screen is closing
        needs = [max(section.row_count + 2, _SMALLEST) for section in sections]
        focused = next((index for index, section in enumerate(sections) if section.has_focus), None)
        self._in_use = self._in_use if focused is None else focused
        folded = height < len(sections) * _SMALLEST
        for index, section in enumerate(sections):
            section.set_class(folded and index != self._in_use, "-folded")
        if folded:
            # Too low for all: of the others there is the line with their title, or nothing.
            title = 1 if height >= len(sections) - 1 + _SMALLEST else 0
            rest = height - title * (len(sections) - 1)
            shares = [rest if index == self._in_use else title for index in range(len(sections))]
        else:
            shares = allocate(height, needs)
        if focused is not None and shares[focused] < needs[focused] and height >= len(sections) * _SMALLEST:
            # The section in use takes what the others can spare.
            for index in range(len(sections)):
                if index != focused:
                    spare = min(shares[index] - _SMALLEST, needs[focused] - shares[focused])
                    spare = max(spare - max((shares[index] - _SMALLEST) // 2, 0), 0)
                    shares[index] -= spare
                    shares[focused] += spare
        for section, share in zip(sections[:-1], shares[:-1], strict=True):
            section.styles.height = share
        # The last one takes what is left, also in the moment when the panel has just become lower.
        sections[-1].styles.height = "1fr" if shares[-1] else 0

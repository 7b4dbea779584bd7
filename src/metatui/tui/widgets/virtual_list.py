"""A list on the Line API: only the rows that are on the screen cost anything, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content
    from textual.style import Style


class VirtualList(ScrollView, can_focus=True):
    """Rows of a fixed height under a cursor. Subclasses say what a row looks like in `draw_row`.

    A cursor move repaints two rows; rows drawn before come from a cache of strips.
    """

    DEFAULT_CSS = """
    VirtualList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"virtual-list--cursor", "virtual-list--cursor-blurred"}

    row_height: ClassVar[int] = 1
    chooses_on_click: ClassVar[bool] = False  # whether a first click on a row chooses it already
    cursor: reactive[int] = reactive(0, repaint=False, init=False)

    class Moved(Message):
        """The cursor of `control` stands on another row."""

        def __init__(self, control: VirtualList, row: int) -> None:
            super().__init__()
            self._control = control
            self.row = row

        @property
        def control(self) -> VirtualList:
            return self._control

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves counts, so a held key does not queue up work."""
            return isinstance(message, VirtualList.Moved) and message._control is self._control

    class Chosen(Message):
        """A row was chosen with the mouse."""

        def __init__(self, control: VirtualList, row: int) -> None:
            super().__init__()
            self._control = control
            self.row = row

        @property
        def control(self) -> VirtualList:
            return self._control

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._row_count = 0
        self._strips: LRUCache[tuple[int, int, bool, bool], list[Strip]] = LRUCache(512)

    # What subclasses say.

    def draw_row(self, row: int, width: int, style: Style) -> list[Content]:
        """The `row_height` lines of a row, each at most `width` cells wide; `style` is the row's own."""
        raise NotImplementedError  # pragma: no cover

    def is_selectable(self, row: int) -> bool:
        """Whether the cursor can stand on a row: headings say no."""
        return True

    def shows_cursor(self, row: int) -> bool:
        """Whether the row as a whole is drawn in the colours of the cursor when it stands there."""
        return self.is_selectable(row)

    # Rows.

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self._row_count

    def set_rows(self, count: int, cursor: int = 0) -> None:
        """Show `count` other rows, with the cursor on one of them."""
        self._row_count = count
        self._strips.clear()
        self.virtual_size = Size(0, count * self.row_height)
        self.set_reactive(VirtualList.cursor, self._nearest_selectable(cursor, 1))
        self._show_cursor()
        self.refresh()

    def refresh_rows(self, *rows: int) -> None:
        """Draw some rows anew (all of them when none is named)."""
        self._strips.clear()
        for row in rows:
            self.refresh_lines(row * self.row_height, self.row_height)
        if not rows:
            self.refresh()

    # Drawing.

    def render_line(self, y: int) -> Strip:
        row, line = divmod(y + self.scroll_offset.y, self.row_height)
        width = self.scrollable_content_region.width
        if row >= self._row_count:
            return Strip.blank(width, self.rich_style)
        at_cursor = row == self.cursor
        key = (row, width, at_cursor, self.has_focus)
        strips = self._strips.get(key)
        if strips is None:
            strips = self._draw(row, width, at_cursor)
            self._strips[key] = strips
        return strips[line]

    def _draw(self, row: int, width: int, at_cursor: bool) -> list[Strip]:
        style = self.visual_style
        if at_cursor and self.shows_cursor(row):
            name = "virtual-list--cursor" if self.has_focus else "virtual-list--cursor-blurred"
            style = self.get_visual_style(name)
        lines = self.draw_row(row, width, style)
        blank = Segment(" ", style.rich_style)
        strips = []
        for line in lines:
            segments = line.truncate(width, ellipsis=False).render_segments(style)
            strip = Strip(segments)
            missing = width - strip.cell_length
            if missing > 0:
                strip = Strip([*segments, Segment(" " * missing, blank.style)], width)
            strips.append(strip.crop(0, width))
        return strips

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        self._strips.clear()
        self._show_cursor()

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        if shown:  # a bar that was hidden when the list was scrolled knows nothing of it
            self.vertical_scrollbar.position = self.scroll_y

    def on_focus(self) -> None:
        self.refresh_rows(self.cursor)

    def on_blur(self) -> None:
        self.refresh_rows(self.cursor)

    # The cursor.

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self._row_count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        for row in (old, new):
            self.refresh_lines(row * self.row_height, self.row_height)
        self._show_cursor()
        self.post_message(self.Moved(self, new))

    def _show_cursor(self) -> None:
        if not self._row_count or not self.size.height:
            return
        # So does what stands below a row and belongs to it.
        last = self.cursor
        while last + 1 < self._row_count and not self.is_selectable(last + 1) and last - self.cursor < 1:
            last += 1
        bottom = (last + 1) * self.row_height
        # A heading above the first row of a group comes into view with it.
        first = self.cursor
        while first > 0 and not self.is_selectable(first - 1) and self.cursor - first < 2:
            first -= 1
        top = first * self.row_height
        region = Region(0, top, 1, bottom - top)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def _nearest_selectable(self, row: int, direction: int) -> int:
        row = max(0, min(row, self._row_count - 1))
        for step in (direction, -direction):
            candidate = row
            while 0 <= candidate < self._row_count:
                if self.is_selectable(candidate):
                    return candidate
                candidate += step
        return max(row, 0)

    @property
    def rows_on_screen(self) -> int:
        """How many whole rows fit."""
        return max(self.size.height // self.row_height, 1)

    def _step(self, distance: int) -> None:
        if not self._row_count:
            return
        direction = 1 if distance > 0 else -1
        target = max(0, min(self.cursor + distance, self._row_count - 1))
        target = self._nearest_selectable(target, direction)
        if (target - self.cursor) * direction > 0:
            self.cursor = target
        elif direction < 0:
            # Nothing above can be chosen: show the heading at least.
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def action_move(self, distance: int) -> None:
        self._step(distance)

    def action_half_page(self, direction: int) -> None:
        self._step(direction * max(self.rows_on_screen // 2, 1))

    def action_page(self, direction: int) -> None:
        self._step(direction * max(self.rows_on_screen - 1, 1))

    def action_to_first(self) -> None:
        self._step(-self._row_count)

    def action_to_last(self) -> None:
        self._step(self._row_count)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:  # the border
            return
        row = (offset.y + self.scroll_offset.y) // self.row_height
        if not 0 <= row < self._row_count or not self.is_selectable(row):
            return
        again = row == self.cursor or event.chain > 1
        self.cursor = row
        if again or self.chooses_on_click:
            self.post_message(self.Chosen(self, row))

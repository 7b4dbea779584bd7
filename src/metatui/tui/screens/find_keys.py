"""Finding words in the article that is open, and searching all others for what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.widgets import Input

from metatui.tui.marks import next_place
from metatui.tui.screens.jump_keys import JumpKeys
from metatui.tui.widgets.panel_section import PanelSection

if TYPE_CHECKING:
    from metatui.model import Span
    from metatui.tui.find import FindText
    from metatui.tui.widgets.find_bar import FindBar


class Before(NamedTuple):
    """The article as it was before: esc brings it back."""

    scroll: int
    current: Span | None
    offset: int


class FindKeys(JumpKeys):
    """The keys of the find line, and the one that searches for what is marked."""

    find_bar: FindBar | None = None
    _text: FindText | None = None
    _text_of: str | None = None  # the id of the article that was cut into words
    _before: Before | None = None

    async def action_find(self) -> None:
        article = self.view.article
        if article is None or self.open.head is None:
            self.status.remark("There is no article to find something in.")
            return
        if self.find_bar is None:
            from metatui.tui.widgets.find_bar import FindBar

            self.find_bar = FindBar()
            await self.mount(self.find_bar, before=self.status_line)
        if self._text is None or self._text_of != article.id:
            from metatui.tui.find import FindText

            self._text, self._text_of = FindText(article.text), article.id
        if self._before is None:
            seen = self.view.current if self._current_is_seen else None
            offset = seen[0] if seen is not None else self.view.top_offset
            self._before = Before(self.view.scroll_line, self.view.current, offset)
        self.find_bar.add_class("-open")
        self.set_focus(self.find_bar.input)
        self.find_bar.input.select_all()  # here and now: keys of a burst come before the focus does
        self._find(self.find_bar.input.value)

    @property
    def _current_is_seen(self) -> bool:
        return self.view.current is not None and self.view.is_seen(self.view.current)

    @on(Input.Changed, "#find")
    def _find_typed(self, event: Input.Changed) -> None:
        if self.find_bar is not None and event.value == self.find_bar.input.value:
            self._find(event.value)

    def _find(self, typed: str) -> None:
        """Mark what was typed, and go to the first of it from where the reader was."""
        if self._text is None or self._before is None:
            return
        spans = self._text.find(typed)
        self.view.show_found(spans if typed.strip() else None)
        following = [span for span in spans if span[0] >= self._before.offset]
        if spans:
            self.view.jump_to((following or spans)[0], flash=False)
        else:
            self.view.restore(self._before.scroll, self._before.current if not typed.strip() else None)
        self._show_position()

    def action_find_next(self, direction: int) -> None:
        found = self.view.found
        start = next_place(found.starts, self.view.here, direction) if found is not None else None
        if found is not None and start is not None:
            self._jump((start, found.ends[found.starts.index(start)]))

    def action_keep_find(self) -> None:
        if self.find_bar is None:
            return
        typed = self.find_bar.input.value
        self._find_now(typed)
        if self.view.found is None or not len(self.view.found):
            if typed.strip():
                self.status.remark(f"This article does not have “{typed.strip()}”; g/ searches all of them.")
            self.action_cancel_find()
        else:
            self._before = None
            self._close_find_bar()
            self._show_hints()

    def _find_now(self, typed: str) -> None:
        # In a burst of keys enter may come before the last letter was looked at.
        wanted = self._text.find(typed) if self._text is not None and typed.strip() else ()
        found = self.view.found
        if wanted != (tuple(zip(found.starts, found.ends, strict=True)) if found is not None else ()):
            self._find(typed)

    def action_cancel_find(self) -> None:
        before = self._before
        self._end_find()
        if before is not None:
            self.view.restore(before.scroll, before.current)
        self._show_position()

    def _end_find(self) -> bool:
        """Forget what was found; False when nothing was."""
        if self._before is None and self.view.found is None:
            return False
        self._before = None
        self.view.show_found(None)
        if self.find_bar is not None and self.find_bar.has_class("-open"):
            self._close_find_bar()
        self._show_position()
        self._show_hints()
        return True

    def _end_find_elsewhere(self, article_id: str) -> None:
        """What was found belongs to one article: it ends where another is opened."""
        if self._text_of is not None and self._text_of != article_id:
            self._text = self._text_of = None
            self._end_find()

    def _close_find_bar(self) -> None:
        if self.find_bar is not None:
            had_keys = self.find_bar.input.has_focus
            self.find_bar.remove_class("-open")
            if had_keys:
                self.set_focus(self.view)

    def action_next_hit(self, direction: int) -> None:
        if self.view.found is not None:
            self.action_find_next(direction)
        else:
            super().action_next_hit(direction)

    # Searching for what stands in the article.

    def action_search_mark(self) -> None:
        words = self._words_meant()
        if not words:
            self.status.remark("Nothing is meant: select words, or jump to a name with ]e first.")
            return
        query = f'"{words}"'
        self._leave()
        self.panes.step_aside()
        self.list.remember(self.open.id, self.view.scroll_line)
        self.history.remember(query)
        # The article stays open where it is: the one that is read has the words, too.
        self._stay = self.open.place()
        self.list.search_for(query, typing=False, keep_row=self.open.id)
        if self.panes.is_narrow or self.panes.is_zen:
            self.panes.go_to("list")

    def _words_meant(self) -> str:
        """What was selected, else the row of the panel that has the keys, else the mark jumped to, …

        … else the name chosen, else the first name in sight.
        """
        article, annotations = self.view.article, self.open.annotations
        selected = self.get_selected_text() or ""
        text = ""
        if article is None:
            return ""
        section = self.focused
        row = section.row_at_cursor if isinstance(section, PanelSection) else None
        if selected.strip():
            text = selected
        elif row is not None and row.places and self.view.current not in row.places:
            names = annotations.entities if annotations is not None and row.entity is not None else ()
            text = names[row.entity].name if row.entity is not None and names else ""
            text = text or article.text[slice(*row.places[0])]
        elif self.view.current is not None and self._current_is_seen:
            text = article.text[slice(*self.view.current)]
        elif annotations is not None and self.view.chosen is not None:
            text = annotations.entities[self.view.chosen].name
        elif annotations is not None:
            mentions = ((m.start, m.end) for entity in annotations.entities for m in entity.mentions)
            seen = min((span for span in mentions if self.view.is_seen(span)), default=None)
            text = article.text[slice(*seen)] if seen is not None else ""
        return " ".join(text.replace('"', " ").replace("“", " ").replace("”", " ").split())

"""What is typed into the search bar: completed, repeated from before, cut into clauses, or a command."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from metatui.tui.query_edit import without
from metatui.tui.screens.list_keys import ListKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from metatui.model import Completion, CompletionKind
    from metatui.tui.commands import Command
    from metatui.tui.completing import Completing, Typed
    from metatui.tui.history import HistoryWalk
    from metatui.tui.widgets.query_line import QueryLine

_KINDS: dict[CompletionKind, str] = {
    "field": "field",
    "value": "value",
    "entity": "name",
    "source": "source",
    "unit": "unit",
    "tag": "tag",
    "word": "word",
    "search": "saved",
}


class QueryKeys(ListKeys):
    """The keys of the search bar and of the line below it."""

    _walk: HistoryWalk | None = None  # through earlier searches, until something else is typed
    _before_bar: Widget | None = None  # what had the keys before a command was typed
    _before_clauses: Widget | None = None

    @cached_property
    def completing(self) -> Completing:
        from metatui.tui.completing import Completing

        return Completing(self, self.newsroom, show=self._show_completions, take=self._take)

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self.bar.input.value:
            return  # of a burst of keys, or before a completion or an earlier search took its place
        if self.panes.group == "search":
            self._bar_changed()
        elif not self._holds_command:
            self.list.typed(event.value)  # enter came before this did

    def _bar_changed(self, *, again: bool = False) -> None:
        from metatui.tui.commands import command_endings, command_hint
        from metatui.tui.completing import Typed

        text = self.bar.input.value
        if text and not again and self.completing.is_about(text):
            return  # a tab was quicker than the news of what was typed
        self._walk = None
        typed = Typed(text, self.bar.input.cursor_position)
        if self._holds_command:
            from metatui.model import Completion

            self.bar.show_problem(None)
            self.bar.show_clauses(())
            self.bar.show_hint(command_hint(text))
            self._show_hints()
            endings = command_endings(text, self.saved.names)
            self.completing.offer(
                typed, [Completion(start, len(text), new.strip(), new, "search") for start, new in endings]
            )
            return
        self.bar.show_hint()
        self._show_hints()
        self.list.typed(text)
        if text.strip():
            self.completing.ask(typed)
        else:
            self.completing.stop()

    @property
    def _holds_command(self) -> bool:
        from metatui.tui.commands import is_command

        return is_command(self.bar.input.value)

    # Completion.

    def action_complete(self, direction: int) -> None:
        if not self.completing.is_about(self.bar.input.value):
            self._bar_changed()  # keys of a burst, which nobody has looked at yet
        if not self.completing.step(direction):
            self.panes.cycle(direction)

    def _show_completions(self, completions: Sequence[Completion], chosen: int | None) -> None:
        from metatui.tui.widgets.query_line import Ending

        text = self.bar.input.value.strip()
        if self.panes.group != "search" or (self._holds_command and " " not in text and chosen is None):
            completions = ()  # the hint says what the commands take
        kinds = {"search": ""} if self._holds_command else {}
        self.bar.show_endings(
            [Ending(kinds.get(c.kind, _KINDS[c.kind]), c.shown, c.count) for c in completions], chosen
        )

    def _take(self, typed: Typed, is_only_one: bool) -> None:
        self._walk = None
        self.bar.set_query(typed.text, typed.cursor)
        if is_only_one:
            self._bar_changed(again=True)
        elif not self._holds_command:
            self.list.typed(typed.text)

    # Earlier searches.

    def action_earlier(self, direction: int) -> None:
        if self._walk is None:
            self._walk = self.history.walk(self.bar.input.value)
        query = self._walk.step(direction)
        if query is None:
            if direction > 0:
                typed = self.bar.input.value.strip()
                self.status.remark(
                    f"No earlier search begins with {typed}." if typed else "There is no earlier search."
                )
            return
        self.completing.stop()
        self.bar.set_query(query)
        self.list.typed(query)

    # Clauses.

    def action_clauses(self) -> None:
        query = self.bar.input
        # What the bar selects by itself when it gets the keys is the whole query.
        if query.has_focus and query.selected_text not in ("", self.list.session.query):
            query.action_cut()
            return
        if not self.list.clauses:
            self.status.remark("There is no search that could be cut into clauses.")
            return
        if self.panes.is_zen:
            self.panes.toggle_zen()
        line = self._line()
        self.bar.set_query(self.list.session.query)
        self._before_clauses = self.focused
        self.completing.stop()
        self.bar.show_clauses(self.list.clauses)
        line.cursor = len(line.clauses) - 1
        self.set_focus(line)
        self.bar.show_clauses(self.list.clauses)

    def _line(self) -> QueryLine:
        return self.bar.line

    def action_remove_clause(self) -> None:
        self._remove_clause(self._line().cursor)

    def _remove_clause(self, number: int) -> None:
        query = self.list.session.query
        spans = self.newsroom.clauses(query)
        if number < len(spans):
            had_keys = self._line().has_focus
            rest = without(query, spans[number])
            self.list.search_for(rest)
            left = [rest[start:end] for start, end in self.newsroom.clauses(rest)]
            if had_keys and left:
                self.bar.show_clauses(left)
            elif had_keys:
                self.action_leave_clauses()

    def action_edit_clause(self) -> None:
        query = self.list.session.query
        spans = self.newsroom.clauses(query)
        at = min(self._line().cursor, len(spans) - 1)
        self.action_search()
        if at >= 0:
            self.bar.input.cursor_position = spans[at][1]

    def action_leave_clauses(self) -> None:
        before, self._before_clauses = self._before_clauses, None
        if before is not None and before.focusable:
            self.set_focus(before)
        else:
            self.panes.go_to("list")
        self.bar.show_clauses(self.list.shown_clauses)

    def on_query_line_removed(self, message: QueryLine.Removed) -> None:
        self._remove_clause(message.number)

    # Commands.

    def action_search(self) -> None:
        self._before_bar = None  # of a command that became a search
        super().action_search()

    def action_command(self) -> None:
        self._begin_command(":")

    def action_save_search(self) -> None:
        if self.list.session.query or self.list.session.latest:
            self._begin_command(":save ")
        else:
            self.status.remark("Search for something first: that is what is saved.")

    def _begin_command(self, text: str) -> None:
        before = self.focused if self.panes.group != "search" else self._before_bar
        if self.panes.is_zen:
            self.panes.toggle_zen()
        self.list.remember(self.open.id, self.view.scroll_line)  # the command may become a search
        self.set_focus(self.bar.input)
        self._before_bar = before
        self.bar.set_query(text)
        self._bar_changed()

    def action_keep_search(self) -> None:
        if not self._holds_command:
            self.completing.stop()
            super().action_keep_search()
            return
        from metatui.tui.commands import read_command

        command = read_command(self.bar.input.value, self.saved.names)
        if command.problem:
            self.status.say(command.problem)
        elif self._run_command(command):
            self._leave_command()

    def action_cancel_search(self) -> None:
        self.completing.stop()
        if self._holds_command:
            self._leave_command()
        else:
            super().action_cancel_search()

    def _leave_command(self) -> None:
        """The bar shows the query of the list again, and the keys go back to where they were."""
        self.completing.stop()
        self.bar.set_query(self.list.session.query)
        before, self._before_bar = self._before_bar, None
        if before is None and not self.list.session.query:
            super().action_cancel_search()  # the query was deleted for the command: the list is as it was
        if before is not None and before.focusable:
            self.set_focus(before)
        else:
            self.panes.go_to("list")
        self.bar.show_problem(self.list.problem)
        self.bar.show_clauses(self.list.shown_clauses)

    @abstractmethod
    def _run_command(self, command: Command) -> bool:
        """Do what was typed; False where it could not be done, and the bar stays as it is."""

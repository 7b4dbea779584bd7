"""Saved searches: kept, renamed, deleted, brought back, and searched for again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.errors import MetatuiError
from metatui.tui.screens.mark_keys import MarkKeys
from metatui.tui.screens.query_keys import QueryKeys

if TYPE_CHECKING:
    from collections.abc import Callable

    from metatui.tui.commands import Command
    from metatui.tui.saved import Answer
    from metatui.tui.widgets.saved_pane import SavedPane, SavedRow


class Deleted(NamedTuple):
    """A saved search that can be brought back."""

    name: str
    query: str
    line: int  # of the file, where it stood
    depth: int  # how many marks could be undone then


class SavedKeys(QueryKeys, MarkKeys):
    """The keys of the saved searches, and the commands that change them."""

    saved_pane: SavedPane | None = None
    _told_problem: str | None = None
    _deleted: Deleted | None = None

    def _saved_counted(self, answer: Answer) -> None:
        if answer.problem and answer.problem != self._told_problem:
            self.status.say(answer.problem)
        self._told_problem = answer.problem
        had_rows = self.saved_pane is not None and bool(self.saved_pane.rows)
        if answer.rows or self.saved_pane is not None:
            pane = self._saved_pane()
            pane.show_rows(answer.rows)
            pane.mark_running(self.list.session.query)
        self.set_class(bool(answer.rows), "-saved")
        if self.panes.group == "saved" and had_rows and not answer.rows:
            self.panes.go_to("list")

    def _saved_pane(self) -> SavedPane:
        if self.saved_pane is None:
            from metatui.tui.widgets.saved_pane import SavedPane

            self.saved_pane = SavedPane(self.glyphs)
            self.panes.add("saved", self.saved_pane)
            self.query_one("#left").mount(self.saved_pane, before=self.articles)
        return self.saved_pane

    def _row(self) -> SavedRow | None:
        return self.saved_pane.row_at_cursor if self.saved_pane is not None else None

    # Keys.

    def action_run_saved(self) -> None:
        row = self._row()
        if row is not None:
            self.list.remember(self.open.id, self.view.scroll_line)
            self.list.search_for(row.query, typing=False)
            self.panes.go_to("list")

    def action_rename_saved(self) -> None:
        from metatui.tui.commands import rename_start

        row = self._row()
        if row is not None:
            self._begin_command(rename_start(row.name))

    def action_delete_saved(self) -> None:
        row = self._row()
        if row is not None:
            self._delete(row.name)

    def action_undo(self) -> None:
        deleted = self._deleted
        if deleted is None or self.marks.depth > deleted.depth:
            super().action_undo()
            return
        self._deleted = None
        saved = self.newsroom.saved_searches
        if self._tried(lambda: saved.save(deleted.name, deleted.query, line=deleted.line)):
            self.status.remark(f"Undone, saved again: {deleted.name}")

    # Commands.

    def _run_command(self, command: Command) -> bool:
        saved = self.newsroom.saved_searches
        match command.name:
            case "save":
                return self._save(*command.arguments)
            case "rename":
                old, new = command.arguments
                done = self._tried(lambda: saved.rename(old, new))
                if done:
                    self.status.say(f"{old} is called {new} now.")
                return done
            case "delete":
                return self._delete(*command.arguments)
            case _:
                self._tell_path(f"Saved searches, one a line: {saved.path}")
                return True

    def _tell_path(self, message: str) -> None:
        """Say where a file lies; a path that is cut would be of no use."""
        if self.status.has_room_for(message):
            self.status.say(message)
            return
        from metatui.tui.screens.notice import NoticeScreen

        self.app.push_screen(NoticeScreen((message,), ascii_only=self.glyphs.border == "ascii"))

    def _save(self, name: str) -> bool:
        query = self.list.session.query or self.list.session.latest
        if not query:
            self.status.say("Search for something first: that is what is saved.")
            return False
        done = self._tried(lambda: self.newsroom.saved_searches.save(name, query))
        if done:
            asks = f'query:"{name}"' if " " in name else f"query:{name}"
            self.status.say(f"Saved: {asks} asks for {query}")
            if not self.list.session.is_on:
                self.list.search_for(query, typing=False)
        return done

    def _delete(self, name: str) -> bool:
        saved = self.newsroom.saved_searches
        query = next((one.query for one in saved.all() if one.name.casefold() == name.casefold()), None)
        if query is None:
            self.status.say(f"There is no saved search {name}; gs shows those there are.")
            return False
        lines: list[int] = []
        done = self._tried(lambda: lines.append(saved.remove(name)))
        if done:
            self._deleted = Deleted(name, query, lines[0], self.marks.depth)
            self.status.say(f"Deleted: {name}   (u brings it back)")
        return done

    def _tried(self, change: Callable[[], object]) -> bool:
        """Change the file; what is in the way is said, and False returned."""
        try:
            change()
        except (MetatuiError, ValueError, OSError, KeyError) as error:
            self.fail(error)
            return False
        self.saved.look()
        return True

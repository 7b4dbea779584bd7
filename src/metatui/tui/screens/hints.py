"""The footer: which of all keys are worth naming here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.tui.bindings import action_for
from metatui.tui.keys import in_group
from metatui.tui.screens.parts import TYPED_INTO, ScreenParts
from metatui.tui.widgets.panel_section import PanelSection

if TYPE_CHECKING:
    from metatui.tui.keys import Group, KeyBinding
    from metatui.tui.widgets.facets_pane import FacetsPane

_NEEDS_ARTICLE = ("screen.read", "screen.toggle_panel", "screen.next_hit(1)", "screen.follow", "screen.find")
_NEEDS_SAVED = ("screen.run_saved", "screen.rename_saved", "screen.delete_saved", "move(1)")
_COMMAND_HINTS = {
    "screen.keep_search": "enter do it",
    "screen.complete(1)": "tab complete",
    "screen.cancel_search": "esc leave",
}


class Hints(ScreenParts):
    """Keeps the footer true."""

    facets: FacetsPane | None

    def _show_hints(self) -> None:
        if self.app.screen is not self:
            self.footer.show(["esc close"])
            return
        group = self.panes.group
        # Where letters are typed they are no keys.
        groups: tuple[Group, ...] = (group,) if group in TYPED_INTO else (group, "anywhere")
        hints = [
            hint
            for name in groups
            for binding in in_group(name)
            if binding.hint
            and not _is_taken(binding, group)
            and (hint := self._hint(binding.action, binding.hint))
        ]
        hints.sort(key=lambda hint: hint.startswith("? "))  # the way to all others comes last
        self.footer.show(hints, _spare_hints(hints, group))
        self.status.zen("z or esc leaves zen" if self.panes.is_zen else "")
        searching = self.list.session.is_on and bool(self.open.hits)
        if searching != self.coach.searching:
            self.coach.searching = searching
            self.status.coach(self.coach.line)

    def _hint(self, action: str, hint: str) -> str:
        """A hint as it is true now: "" where the key would do nothing."""
        if self.panes.group == "search" and self.bar.input.value.lstrip().startswith(":"):
            return self._command_hint(action)
        if self.panes.group == "saved" and not self.saved.names and action in _NEEDS_SAVED:
            return ""
        if self.panes.group == "facets" and self.facets is not None:
            return self._facet_hint(self.facets, action, hint)
        if action == "screen.show('all')":
            return hint if self.list.show != "all" else ""
        if action == "screen.back":
            return self._way_out()
        if not self.articles.row_count and self.open.head is None:
            if action == "screen.refresh_library" and not self.list.total:
                return hint
            if action in _NEEDS_ARTICLE or action.startswith(("screen.section", "move(")):
                return ""
        if action == "screen.refresh_library":
            return ""
        if action == "screen.next_hit(1)":
            return self._next_hint(hint)
        if action == "screen.clauses" and not self.bar.clauses:
            return ""
        if action == "screen.facets" and not self.articles.row_count:
            return ""
        if action == "screen.trail(-1)" and not self.trail.depth[0]:
            return ""
        if action.startswith("screen.related") and not self.panel.related:
            return ""
        if action.startswith("screen.correct"):
            return self._correct_hint(hint)
        if action == "screen.explain":
            return hint if self._correct_hint(hint) else ""
        return hint

    def _correct_hint(self, hint: str) -> str:
        """What can be put right about the row under the cursor."""
        section = self.focused
        if not isinstance(section, PanelSection) or section.row_at_cursor is None:
            return ""
        return {"entities": hint, "figures": "d hide"}.get(section.section, "")

    def _command_hint(self, action: str) -> str:
        from metatui.tui.commands import command_endings

        if action == "screen.complete(1)" and not command_endings(self.bar.input.value, self.saved.names):
            return ""
        return _COMMAND_HINTS.get(action, "")

    def _facet_hint(self, facets: FacetsPane, action: str, hint: str) -> str:
        """What the keys of the facets do to the row under the cursor."""
        row = facets.row_at_cursor
        if action == "screen.leave_facets" and facets.dates.is_begun:
            return "esc no range"
        if action == "screen.leave_facets" and facets.filter:
            return "esc all values"
        if row is not None and row.kind == "bars":
            return {"screen.facet(1)": "space range", "screen.facet(-1)": ""}.get(action, hint)
        return hint

    def _next_hint(self, hint: str) -> str:
        """What n leads to."""
        if self.view.found is not None:
            return "n/N find"
        if self.list.session.is_on:
            return hint if self.open.hits else ""
        return "n/N unread" if self.articles.row_count else ""

    def _way_out(self) -> str:
        """What esc leads to, or q where nothing is open."""
        group = self.panes.group
        if self.view.found is not None:
            return "esc end find"
        if group == "saved":
            return "esc list"
        if group == "panel":
            return "esc list" if self.panes.is_wide else "esc close"
        if group == "article":
            return "esc close" if self.panes.panel_is_over else "esc list"
        if self.panes.facets_are_open:
            return "esc close"
        if self.list.session.is_on:
            return "esc clear"
        return "" if self.list.total else "q quit"


def _is_taken(binding: KeyBinding, group: Group) -> bool:
    """Whether the key of a binding does something else where the keys are now."""
    key = binding.alternatives[0]
    return action_for(key, group) not in (binding.action.format(key=key), None)


def _spare_hints(hints: list[str], group: Group) -> list[str]:
    """What a short line can do without, first to last: what arrows and other keys do as well."""
    if group == "clauses":
        own = [binding.hint for binding in in_group(group) if binding.hint]
        others = [hint for hint in hints[:-1] if hint not in own]
        return [*reversed(others), "left/right move", "enter edit"]
    words = (
        "j/k",
        "n/N unread",
        "1-9",
        "+/-",
        "f ",
        "v ",
        "e ",
        "t ",
        "x ",
        "^o",
        "p ",
        "/ ",
        "d hide",
        "a/r/c/d",
    )
    return [hint for word in words for hint in hints if hint.startswith(word)]

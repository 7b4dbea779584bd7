"""Which panes are on the screen, and which of them has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from textual.widget import Widget

from metatui.tui.keys import Group
from metatui.tui.widgets.panel_section import PanelSection, SectionName

if TYPE_CHECKING:
    from textual.screen import Screen

    from metatui.tui.widgets.article_list import ArticleList
    from metatui.tui.widgets.article_view import ArticleView
    from metatui.tui.widgets.search_bar import SearchBar
    from metatui.tui.widgets.side_panel import SidePanel

Pane = Literal["list", "article", "panel", "facets", "saved"]
_LATER: dict[str | None, Group] = {
    "facets": "facets",
    "saved": "saved",
    "query-line": "clauses",
    "find": "find",
}  # the ids of widgets that are made when they are first needed


class Panes:
    """Shows, hides and focuses panes by classes of the screen; the style sheet says what they mean.

    Wide: three panes. Medium: list and article, the panel comes over the list. Narrow: one at a time.
    """

    def __init__(
        self, screen: Screen[None], bar: SearchBar, articles: ArticleList, view: ArticleView, panel: SidePanel
    ) -> None:
        self._screen = screen
        self._bar = bar
        self._articles = articles
        self._view = view
        self._panel = panel
        self._section: SectionName = "entities"
        self._held: Widget | None = None
        self._more: dict[Pane, Widget] = {}

    def add(self, pane: Pane, widget: Widget) -> None:
        """A pane has been made that was not there before."""
        self._more[pane] = widget

    @property
    def is_wide(self) -> bool:
        """Whether there is room for three panes."""
        return self._screen.has_class("-wide")

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one pane alone."""
        return self._screen.has_class("-narrow") or self._screen.has_class("-tiny")

    @property
    def is_zen(self) -> bool:
        """Whether the article is shown alone."""
        return self._screen.has_class("-zen")

    @property
    def panel_is_open(self) -> bool:
        """Whether the side panel can be seen."""
        if self.facets_are_open:
            return False
        if self.is_wide:
            return not self._screen.has_class("-panel-away")
        return self._screen.has_class("-panel-open")

    @property
    def panel_is_over(self) -> bool:
        """Whether the side panel lies over another pane."""
        return self._screen.has_class("-panel-open")

    @property
    def facets_are_open(self) -> bool:
        """Whether the facets stand in the place of the panel."""
        return self._screen.has_class("-facets")

    @property
    def group(self) -> Group:
        """Where the keys go: the group of the table that belongs to the focused widget."""
        focused = self._screen.focused
        if focused is self._bar.input:
            return "search"
        if isinstance(focused, PanelSection):
            return "filter" if focused.is_filtering else "panel"
        if focused is self._view:
            return "article"
        return _LATER.get(focused.id, "list") if focused is not None else "list"

    @property
    def article_is_seen(self) -> bool:
        """Whether the article is on the screen."""
        return bool(self._view.display) and self._view.size.height > 0

    @property
    def _panes_are_seen(self) -> bool:
        """Whether the window is large enough for any pane."""
        return not (self._screen.has_class("-tiny") or self._screen.has_class("-flat"))

    def go_to(self, pane: Pane) -> None:
        """Bring a pane to the screen and give it the keys."""
        screen = self._screen
        if pane != "article" and self.is_zen:
            screen.remove_class("-zen")
        if pane == "panel":
            screen.remove_class("-panel-away", "-facets")
            screen.set_class(not self.is_wide, "-panel-open")
            self._focus(self._panel.sections[self._section])
            return
        if pane == "facets":
            screen.remove_class("-panel-open")
            screen.add_class("-facets")
            self._focus(self._more[pane])
            return
        if pane != "article" or self.is_narrow:
            screen.remove_class("-panel-open")
            screen.remove_class(*(() if self.is_wide else ("-facets",)))
        screen.set_class(pane == "article", "-article")
        if pane == "saved":
            screen.add_class("-saved-open")
            self._focus(self._more[pane])
            return
        if pane == "list":
            screen.remove_class("-saved-open")
        self._focus(self._view if pane == "article" else self._articles)

    def go_to_section(self, name: SectionName) -> None:
        """Bring one section of the panel to the screen and give it the keys."""
        self._section = name
        self.go_to("panel")

    @property
    def place(self) -> tuple[Pane | SectionName, int]:
        """What has the keys, as the trail remembers it: a pane or a section, and the row of its cursor."""
        focused = self._screen.focused
        if isinstance(focused, PanelSection):
            return focused.section, focused.cursor
        return ("article", 0) if focused is self._view else ("list", 0)

    def return_to(self, pane: Pane | SectionName, row: int, *, later: bool) -> None:
        """Give the keys back to what had them; with `later`, the row is one of an article that comes."""
        if pane in ("list", "article", "panel"):
            self.go_to(pane)
        else:
            section = cast("SectionName", pane)
            self._panel.sections[section].put_cursor_on(row, later=later)
            self.go_to_section(section)

    def cycle(self, direction: int) -> None:
        """Give the keys to the next pane that can be seen, or in a narrow window to the next one at all."""
        order: list[Widget] = [self._articles, self._view]
        if "saved" in self._more and self._more["saved"].display:
            order.insert(0, self._more["saved"])
        if self.facets_are_open:
            order.append(self._more["facets"])
        elif self.panel_is_open or self.is_narrow:
            order += [section for section in self._panel.sections.values() if section.display]
        if not self.is_narrow:
            order = [widget for widget in order if widget.display and not self.is_zen] or [self._view]
            if not self.is_wide and (self.panel_is_open or self.facets_are_open):
                hidden = (self._articles, self._more.get("saved"))
                order = [widget for widget in order if widget not in hidden]
        focused = self._screen.focused
        index = order.index(focused) + direction if focused in order else 0
        target = order[index % len(order)]
        if isinstance(target, PanelSection):
            self.go_to_section(target.section)
        elif target is self._view and not self.is_narrow:
            self._focus(self._view)  # a panel that lies over the list stays
        elif name := next((name for name, widget in self._more.items() if widget is target), None):
            self.go_to(name)
        else:
            self.go_to("article" if target is self._view else "list")

    def toggle_panel(self) -> None:
        """Show the panel, or put it away; keys that were in it go to the article."""
        was_in_panel = self.group in ("panel", "filter")
        if self.is_zen:
            self._screen.remove_class("-zen")
        elif self.facets_are_open:
            self.close_facets()
            if not self.panel_is_open:
                self.toggle_panel()
        elif self.panel_is_open:
            self._screen.set_class(self.is_wide, "-panel-away")
            self._screen.remove_class("-panel-open")
            if was_in_panel:
                self.go_to("article")
        elif self.is_wide:
            self._screen.remove_class("-panel-away")
        else:
            self.go_to("panel")

    def step_aside(self) -> None:
        """A search begins: a panel that lies over the list makes room for the results."""
        if self.panel_is_over and not self.is_wide:
            was_in_panel = self.group in ("panel", "filter")
            self._screen.remove_class("-panel-open")
            if was_in_panel:
                self.go_to("list")

    def toggle_zen(self) -> None:
        """The article alone, or everything again."""
        if self.is_zen:
            self._screen.remove_class("-zen")
        else:
            self.go_to("article")
            self._screen.add_class("-zen")

    def close_facets(self) -> None:
        """Put the facets away; keys that were in them go to the list."""
        was_in_facets = self.group == "facets"
        self._screen.remove_class("-facets")
        if was_in_facets:
            self.go_to("list")

    def show_text(self) -> None:
        """Make sure that the article can be seen: it was jumped into from the panel."""
        if self.is_narrow:
            self.go_to("article")

    def step_out(self) -> bool:
        """Close the innermost thing that is open; False when nothing is."""
        if self.is_zen:
            self._screen.remove_class("-zen")
        elif self._screen.has_class("-panel-open"):
            self.toggle_panel()
        elif self.facets_are_open and self.group in ("facets", "list"):
            self.close_facets()
        elif self.group != "list" or self._screen.has_class("-saved-open"):
            self.go_to("list")
        else:
            return False
        return True

    def hold_focus(self) -> None:
        """Before a change of size: Textual takes the keys from what it is going to hide."""
        if self._held is None:
            self._held = self._screen.focused

    def fit_focus(self) -> None:
        """After a change of size: the keys belong to a pane that can be seen.

        A panel that has the keys stays on the screen with them, whether it had a place of its own or not.
        """
        held, self._held = self._held, None
        if self.is_wide and self._screen.has_class("-panel-open"):
            self._screen.remove_class("-panel-open", "-panel-away")
        if isinstance(held, PanelSection) and self._panes_are_seen:
            self.go_to_section(held.section)
            return
        focused = self._screen.focused
        if (
            focused is not None
            and focused.display
            and all(a.display for a in focused.ancestors if isinstance(a, Widget))
        ):
            return
        self.go_to("article" if self._screen.has_class("-article") else "list")

    def _focus(self, widget: Widget) -> None:
        self._screen.set_focus(widget)

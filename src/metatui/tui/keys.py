"""Every key, in one table: the bindings, the footer, the help, the palette and `metatui keys` are made from it.

This module knows nothing of Textual, so that the command line can print it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Group = Literal["anywhere", "list", "article", "panel", "search"]

GROUP_TITLES: dict[Group, str] = {
    "anywhere": "Anywhere",
    "list": "In the list",
    "article": "In the article",
    "panel": "In the panel",
    "search": "In the search bar",
}


class KeyBinding(NamedTuple):
    """One action and the keys that call it.

    `keys` are Textual's names for them, alternatives separated by commas; a blank inside an alternative
    makes it a sequence ("g g"); `{key}` in an action stands for the key that was pressed. `shown` is how
    the keys are written for people, `hint` what the footer says, keys first ("" keeps it out of the
    footer), `palette` whether the command palette offers it.
    """

    group: Group
    keys: str
    action: str
    shown: str
    description: str
    tooltip: str
    hint: str = ""
    palette: bool = True

    @property
    def id(self) -> str:
        """The name of the binding in a key map: "list.all-articles"."""
        words = re.sub(r"[^a-z0-9]+", "-", self.description.lower())
        return f"{self.group}.{words}"

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The single keys and the sequences, apart."""
        return tuple(part.strip() for part in self.keys.split(","))


def _key(
    group: Group,
    keys: str,
    action: str,
    shown: str,
    description: str,
    tooltip: str,
    hint: str = "",
    *,
    palette: bool = True,
) -> KeyBinding:
    return KeyBinding(group, keys, action, shown, description, tooltip, hint, palette)


_ANYWHERE = (
    _key("anywhere", "slash", "screen.search", "/", "search", "Search all articles as you type", "/ search"),
    _key("anywhere", "n", "screen.next_hit(1)", "n", "next hit", "Next hit; without a search, next unread article", "n/N hit"),
    _key("anywhere", "N", "screen.next_hit(-1)", "N", "previous hit", "Previous hit; without a search, unread article before"),
    _key("anywhere", "e", "screen.section('entities')", "e", "entities", "Go to the entities of the article", "e entities"),
    _key("anywhere", "v", "screen.section('figures')", "v", "figures", "Go to the figures of the article", "v figures"),
    _key("anywhere", "t", "screen.section('related')", "t", "related stories", "Go to the related stories", "t related"),
    _key("anywhere", "tab", "screen.focus_pane(1)", "tab", "next pane", "Move to the next pane", palette=False),
    _key("anywhere", "shift+tab", "screen.focus_pane(-1)", "shift+tab", "previous pane", "Move to the pane before", palette=False),
    _key("anywhere", "g l", "screen.go_to('list')", "gl", "go to the list", "Move to the list of articles"),
    _key("anywhere", "g a", "screen.go_to('article')", "ga", "go to the article", "Move to the article"),
    _key("anywhere", "g p", "screen.go_to('panel')", "gp", "go to the panel", "Move to the side panel"),
    _key("anywhere", "ctrl+o,backspace", "screen.trail(-1)", "^o", "back", "Go back to where the last jump came from", "^o back"),
    _key("anywhere", "L", "screen.trail(1)", "L", "forward", "Go forward again along the trail"),
    _key("anywhere", "J", "screen.next_article(1)", "J", "next article", "Open the next article of the list"),
    _key("anywhere", "K", "screen.next_article(-1)", "K", "previous article", "Open the article before"),
    _key("anywhere", "m", "screen.toggle_read", "m", "read/unread", "Mark the article read, or unread again"),
    _key("anywhere", "s", "screen.toggle_star", "s", "star", "Star the article, or take the star away"),
    _key("anywhere", "u", "screen.undo", "u", "undo", "Undo the last change of a mark or a star"),
    _key("anywhere", "S", "screen.toggle_sort", "S", "newest/rank", "Sort the results by rank or by date"),
    _key("anywhere", "p", "screen.toggle_panel", "p", "panel", "Show or hide the side panel", "p panel"),
    _key("anywhere", "z", "screen.toggle_zen", "z", "zen", "Show the article alone, or everything again"),
    _key("anywhere", "h", "screen.toggle_highlights", "h", "highlights", "Switch the highlights in the text off or on"),
    _key("anywhere", "o", "screen.open_link", "o", "open link", "Open the article's link in the browser"),
    _key("anywhere", "y", "screen.copy", "y", "copy", "Copy the selected text, or else the article's link"),
    _key("anywhere", "r", "screen.refresh_library", "r", "look for changes", "Look for new and changed articles", "r look again"),
    _key("anywhere", "question_mark", "screen.help", "?", "help", "Show every key; type to filter", "? help"),
    _key("anywhere", "ctrl+p", "app.command_palette", "^p", "commands", "Find any command by its name", palette=False),
    _key("anywhere", "escape", "screen.back", "esc", "back out", "Close what is open: search, panel, zen", "esc back", palette=False),
    _key("anywhere", "q", "screen.back_or_quit", "q", "back, quit", "Close what is open; with nothing open, quit", palette=False),
    _key("anywhere", "Q", "app.quit", "Q", "quit", "Quit at once"),
)  # fmt: skip

_MOTION = (
    ("j,down", "move(1)", "j", "down", "Move down"),
    ("k,up", "move(-1)", "k", "up", "Move up"),
    ("ctrl+d", "half_page(1)", "^d", "half a page down", "Move half a page down"),
    ("ctrl+u", "half_page(-1)", "^u", "half a page up", "Move half a page up"),
    ("pagedown,ctrl+f", "page(1)", "pgdn", "page down", "Move a page down"),
    ("pageup,ctrl+b", "page(-1)", "pgup", "page up", "Move a page up"),
    ("g g,home", "to_first", "gg", "first", "Move to the beginning"),
    ("G,end", "to_last", "G", "last", "Move to the end"),
)


def _motion(group: Group, hint: str) -> tuple[KeyBinding, ...]:
    return tuple(
        _key(
            group,
            keys,
            action,
            shown,
            description,
            tooltip,
            hint if keys.startswith("j") else "",
            palette=False,
        )
        for keys, action, shown, description, tooltip in _MOTION
    )


_LIST = (
    *_motion("list", "j/k move"),
    _key("list", "enter,l", "screen.read", "enter", "read", "Move into the article", "enter read"),
    _key("list", "1", "screen.show('all')", "1", "all articles", "Show all articles", "1 all"),
    _key("list", "2", "screen.show('unread')", "2", "unread articles", "Show unread articles only"),
    _key("list", "3", "screen.show('starred')", "3", "starred articles", "Show starred articles only"),
)

_ARTICLE = (
    *_motion("article", "j/k scroll"),
    _key("article", "space", "page(1)", "space", "read on", "Read on: a page down", palette=False),
    _key("article", "b", "page(-1)", "b", "read back", "Read back: a page up", palette=False),
    _key("article", "] e", "screen.mention(1)", "]e", "next mention", "Go to the next mention of the chosen entity, or of any"),
    _key("article", "[ e", "screen.mention(-1)", "[e", "previous mention", "Go to the mention before"),
    _key("article", "] v", "screen.figure(1)", "]v", "next figure", "Go to the next figure in the text"),
    _key("article", "[ v", "screen.figure(-1)", "[v", "previous figure", "Go to the figure before"),
    _key("article", "1,2,3,4,5,6,7,8,9", "screen.related('{key}')", "1-9", "related story", "Open the related story of that number", "1-9 related", palette=False),
)  # fmt: skip

_PANEL = (
    *_motion("panel", "j/k move"),
    _key("panel", "enter", "screen.follow", "enter", "jump", "Jump to the mention, again for the next; open the related story", "enter jump"),
    _key("panel", "plus,equals_sign", "screen.require(1)", "+", "require", "Search for articles with this entity or figure too", "+/- require"),
    _key("panel", "minus", "screen.require(-1)", "-", "exclude", "Search for articles without this entity or figure"),
    _key("panel", "1,2,3,4,5,6,7,8,9", "screen.related('{key}')", "1-9", "related story", "Open the related story of that number", "1-9 related", palette=False),
)  # fmt: skip

_SEARCH = (
    _key("search", "enter", "screen.keep_search", "enter", "keep", "Keep the search and go to the list", "enter keep", palette=False),
    _key("search", "down,ctrl+n", "screen.result(1)", "down", "next result", "Move down the results while typing", "down/up results", palette=False),
    _key("search", "up", "screen.result(-1)", "up", "previous result", "Move up the results while typing", palette=False),
    _key("search", "escape", "screen.cancel_search", "esc", "restore", "Leave the search; the list is as it was", "esc restore", palette=False),
)  # fmt: skip

BINDINGS: tuple[KeyBinding, ...] = (*_ANYWHERE, *_LIST, *_ARTICLE, *_PANEL, *_SEARCH)


def in_group(group: Group) -> tuple[KeyBinding, ...]:
    """The bindings of one group, in the order of the table."""
    return tuple(binding for binding in BINDINGS if binding.group == group)


@cache
def sequences(group: Group) -> dict[tuple[str, str], str]:
    """The two-key sequences of a group: (first key, second key) → action."""
    found: dict[tuple[str, str], str] = {}
    for binding in in_group(group):
        for keys in binding.alternatives:
            first, _, second = keys.partition(" ")
            if second:
                found[_KEY_NAMES.get(first, first), _KEY_NAMES.get(second, second)] = binding.action
    return found


_KEY_NAMES = {"]": "right_square_bracket", "[": "left_square_bracket"}

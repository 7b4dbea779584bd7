"""Every key, in one table: the bindings, the footer, the help, the palette and `metatui keys` are made from it.

This module knows nothing of Textual, so that the command line can print it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Group = Literal[
    "anywhere",
    "list",
    "article",
    "panel",
    "search",
    "facets",
    "clauses",
    "saved",
    "find",
    "filter",
    "card",
    "names",
    "ask",
]

GROUP_TITLES: dict[Group, str] = {
    "anywhere": "Anywhere",
    "list": "In the list",
    "article": "In the article",
    "panel": "In the panel",
    "search": "In the search bar",
    "facets": "In the facets (letters filter the values)",
    "clauses": "In the clauses below the search bar",
    "saved": "In the saved searches",
    "find": "In the find line of the article",
    "filter": "In the filter of the panel (letters filter)",
    "card": "In the card of a name, and where it is said how something was read",
    "names": "In the tables of names and of figures (letters filter)",
    "ask": "In the line that asks for a name",
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
    _key("anywhere", "g slash", "screen.search", "g/", "search all articles", "Search all articles, from the article too", palette=False),
    _key("anywhere", "f", "screen.facets", "f", "facets", "Show what the results have in common, and narrow them by it", "f facets"),
    _key("anywhere", "asterisk", "screen.search_mark", "*", "search this", "Search all articles for the words selected or marked in this one"),
    _key("anywhere", "n", "screen.next_hit(1)", "n", "next hit", "Next hit or find; without a search, next unread article", "n/N hit"),
    _key("anywhere", "N", "screen.next_hit(-1)", "N", "previous hit", "Previous hit or find; without a search, unread article before"),
    _key("anywhere", "x", "screen.clauses", "x", "clauses", "Go to the clauses of the query, to take one away", "x clauses"),
    _key("anywhere", "ctrl+s", "screen.save_search", "^s", "save search", "Save this search under a name"),
    _key("anywhere", "ctrl+y", "screen.take_spelling", "^y", "take the spelling", "Search for the spelling that is proposed"),
    _key("anywhere", "colon", "screen.command", ":", "command", "Type a command: save, rename, delete, edit"),
    _key("anywhere", "e", "screen.section('entities')", "e", "entities", "Go to the entities of the article", "e entities"),
    _key("anywhere", "v", "screen.section('figures')", "v", "figures", "Go to the figures of the article", "v figures"),
    _key("anywhere", "quotation_mark", "screen.section('quotes')", '"', "quotes", "Go to the quotes of the article, by speaker"),
    _key("anywhere", "t", "screen.section('related')", "t", "related stories", "Go to the related stories", "t related"),
    _key("anywhere", "i", "screen.card", "i", "card", "Show what the library knows of the chosen name"),
    _key("anywhere", "E", "screen.names", "E", "people and organisations", "Show all people and organisations of the results, or of the library"),
    _key("anywhere", "F", "screen.ledger", "F", "ledger of figures", "Show all figures of the results, or of the library, by quantity"),
    _key("anywhere", "tab", "screen.focus_pane(1)", "tab", "next pane", "Move to the next pane", palette=False),
    _key("anywhere", "shift+tab", "screen.focus_pane(-1)", "shift+tab", "previous pane", "Move to the pane before", palette=False),
    _key("anywhere", "g l", "screen.go_to('list')", "gl", "go to the list", "Move to the list of articles"),
    _key("anywhere", "g a", "screen.go_to('article')", "ga", "go to the article", "Move to the article"),
    _key("anywhere", "g p", "screen.go_to('panel')", "gp", "go to the panel", "Move to the side panel"),
    _key("anywhere", "g s", "screen.go_to('saved')", "gs", "go to the saved searches", "Move to the saved searches"),
    _key("anywhere", "ctrl+o,backspace", "screen.trail(-1)", "^o", "back", "Go back to where the last jump came from", "^o back"),
    _key("anywhere", "L", "screen.trail(1)", "L", "forward", "Go forward again along the trail"),
    _key("anywhere", "J", "screen.next_article(1)", "J", "next article", "Open the next article of the list"),
    _key("anywhere", "K", "screen.next_article(-1)", "K", "previous article", "Open the article before"),
    _key("anywhere", "m", "screen.toggle_read", "m", "read/unread", "Mark the article read, or unread again"),
    _key("anywhere", "s", "screen.toggle_star", "s", "star", "Star the article, or take the star away"),
    _key("anywhere", "u", "screen.undo", "u", "undo", "Undo the last mark, star or correction, or bring back a saved search"),
    _key("anywhere", "S", "screen.next_sort", "S", "sort", "Sort the results: by rank, newest, oldest, most hits first"),
    _key("anywhere", "p", "screen.toggle_panel", "p", "panel", "Show or hide the side panel", "p panel"),
    _key("anywhere", "z", "screen.toggle_zen", "z", "zen", "Show the article alone, or everything again"),
    _key("anywhere", "h", "screen.toggle_highlights", "h", "highlights", "Switch the highlights in the text off or on"),
    _key("anywhere", "o", "screen.open_link", "o", "open link", "Open the article's link in the browser"),
    _key("anywhere", "y", "screen.copy", "y", "copy", "Copy the selected text, or else the article's link"),
    _key("anywhere", "r", "screen.refresh_library", "r", "look for changes", "Look for new and changed articles", "r look again"),
    _key("anywhere", "B", "screen.toggle_background", "B", "background work", "Stop what goes on in the background, or let it go on"),
    _key("anywhere", "question_mark", "screen.help", "?", "help", "Show every key; type to filter", "? help"),
    _key("anywhere", "ctrl+p", "app.command_palette", "^p", "commands", "Find any command by its name", palette=False),
    _key("anywhere", "escape", "screen.back", "esc", "back out", "Close what is open: search, panel, zen", "esc back", palette=False),
    _key("anywhere", "q", "screen.back_or_quit", "q", "back, quit", "Close what is open; with nothing open, quit", palette=False),
    _key("anywhere", "Q,ctrl+q", "app.quit", "Q, ^q", "quit", "Quit at once; ^q also where letters are typed"),
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
    _key("article", "slash", "screen.find", "/", "find", "Find words in this article", "/ find"),
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
    _key("panel", "ampersand", "screen.filter_panel", "&", "filter", "Filter the rows of this part of the panel"),
    _key("panel", "right", "screen.page_mention(1)", "right", "next place", "Turn to the next place of the row in the text", palette=False),
    _key("panel", "left", "screen.page_mention(-1)", "left", "place before", "Turn to the place before", palette=False),
    _key("panel", "plus,equals_sign", "screen.require(1)", "+", "require", "Search for articles with this entity or figure too", "+/- require"),
    _key("panel", "minus", "screen.require(-1)", "-", "exclude", "Search for articles without this entity or figure"),
    _key("panel", "a", "screen.correct('same-as', 'library')", "a", "same as", "The name is another name of somebody or something: ask of whom", "a/r/c/d correct"),
    _key("panel", "r", "screen.correct('rename', 'library')", "r", "rename a name", "Give a name another name, here and in all articles"),
    _key("panel", "c", "screen.correct('change-kind', 'library')", "c", "change the kind", "The name is a person, organisation, place, product, event or other"),
    _key("panel", "d", "screen.correct('hide', 'library')", "d", "hide", "Hide a name that is none, or a figure that is wrong; u brings it back"),
    _key("panel", "x", "screen.explain", "x", "explain", "Say how a name or a figure was read, word by word", "x why"),
    _key("panel", "A", "screen.correct('same-as', 'everywhere')", "A", "same as, everywhere", "As a, in all libraries; so do R, C and D"),
    _key("panel", "R", "screen.correct('rename', 'everywhere')", "R", "rename a name everywhere", "As r, in all libraries"),
    _key("panel", "C", "screen.correct('change-kind', 'everywhere')", "C", "change the kind everywhere", "As c, in all libraries"),
    _key("panel", "D", "screen.correct('hide', 'everywhere')", "D", "hide everywhere", "As d, in all libraries"),
    _key("panel", "1,2,3,4,5,6,7,8,9", "screen.related('{key}')", "1-9", "related story", "Open the related story of that number", "1-9 related", palette=False),
)  # fmt: skip

_SEARCH = (
    _key("search", "enter", "screen.keep_search", "enter", "keep", "Keep the search and go to the list", "enter keep", palette=False),
    _key("search", "tab", "screen.complete(1)", "tab", "complete", "Take the first completion, again for the next", "tab complete", palette=False),
    _key("search", "shift+tab", "screen.complete(-1)", "shift+tab", "previous completion", "Take the completion before", palette=False),
    _key("search", "up", "screen.earlier(1)", "up", "earlier search", "Earlier searches that begin like this one", "up/down earlier", palette=False),
    _key("search", "down", "screen.earlier(-1)", "down", "later search", "Later searches, and at last what was typed", palette=False),
    _key("search", "ctrl+j,ctrl+n", "screen.result(1)", "^j", "next result", "Move down the results while typing", "^j/^k results", palette=False),
    _key("search", "ctrl+k", "screen.result(-1)", "^k", "previous result", "Move up the results while typing", palette=False),
    _key("search", "ctrl+y", "screen.take_spelling", "^y", "spelling proposed", "Search for the spelling that is proposed", palette=False),
    _key("search", "ctrl+x", "screen.clauses", "^x", "to the clauses", "Go to the clauses of the query; cuts what is selected", palette=False),
    _key("search", "escape", "screen.cancel_search", "esc", "restore", "Leave the search; the list is as it was", "esc restore", palette=False),
)  # fmt: skip

_FACETS = (
    _key("facets", "space,plus,equals_sign", "screen.facet(1)", "space", "include", "Only results with this value, or no longer so", "space include", palette=False),
    _key("facets", "minus", "screen.facet(-1)", "-", "leave out", "Only results without this value, or no longer so", "- leave out", palette=False),
    _key("facets", "enter", "screen.choose_facet", "enter", "apply", "Include the value; show more; narrow to the chosen dates", "enter apply", palette=False),
    _key("facets", "left", "move_bar(-1)", "left", "earlier dates", "In the dates: one bar to the left", "left/right dates", palette=False),
    _key("facets", "right", "move_bar(1)", "right", "later dates", "In the dates: one bar to the right", palette=False),
    _key("facets", "shift+left", "stretch_bars(-1)", "shift+left", "range to the left", "In the dates: stretch the range; space begins and ends one too", palette=False),
    _key("facets", "shift+right", "stretch_bars(1)", "shift+right", "range to the right", "In the dates: stretch the range to the right", palette=False),
    _key("facets", "down,ctrl+j,ctrl+n", "move(1)", "down", "down", "Move down", palette=False),
    _key("facets", "up,ctrl+k", "move(-1)", "up", "up", "Move up", palette=False),
    *(
        _key("facets", keys, action, shown, description, tooltip, palette=False)
        for keys, action, shown, description, tooltip in (
            ("ctrl+d", *_MOTION[2][1:]),
            ("ctrl+u", *_MOTION[3][1:]),
            *_MOTION[4:6],
            ("home", "to_first", "home", "first", "Move to the beginning"),
            ("end", "to_last", "end", "last", "Move to the end"),
        )
    ),
    _key("facets", "backspace", "filter_less", "bksp", "shorten the filter", "Take the last letter of the filter away", palette=False),
    _key("facets", "ctrl+x", "screen.clauses", "^x", "clauses from here", "Go to the clauses of the query, to take one away", palette=False),
    _key("facets", "escape", "screen.leave_facets", "esc", "close", "Clear the filter; without one, close the facets", "esc close", palette=False),
)  # fmt: skip

_CLAUSES = (
    _key("clauses", "left,h", "move(-1)", "left", "clause before", "The clause to the left", "left/right move", palette=False),
    _key("clauses", "right,l", "move(1)", "right", "next clause", "The clause to the right", palette=False),
    _key("clauses", "home", "to_first", "home", "first clause", "The first clause", palette=False),
    _key("clauses", "end", "to_last", "end", "last clause", "The last clause", palette=False),
    _key("clauses", "x,d,delete,backspace", "screen.remove_clause", "x", "take away", "Take this clause out of the query", "x take away", palette=False),
    _key("clauses", "enter", "screen.edit_clause", "enter", "edit", "Change this clause in the search bar", "enter edit", palette=False),
    _key("clauses", "escape,down,j", "screen.leave_clauses", "esc", "leave", "Back to where the keys were before", "esc leave", palette=False),
)  # fmt: skip

_SAVED = (
    *_motion("saved", "j/k move"),
    _key("saved", "enter,l", "screen.run_saved", "enter", "search", "Search for it; the query stands in the bar", "enter search", palette=False),
    _key("saved", "r", "screen.rename_saved", "r", "rename", "Give it another name", "r rename", palette=False),
    _key("saved", "d,delete", "screen.delete_saved", "d", "delete", "Delete it; u brings it back", "d delete", palette=False),
)  # fmt: skip

_FIND = (
    _key("find", "enter", "screen.keep_find", "enter", "keep marks", "Keep the marks and read on; n and N walk them", "enter keep", palette=False),
    _key("find", "down,ctrl+j,ctrl+n", "screen.find_next(1)", "down", "next find", "The next place while typing", "down/up walk", palette=False),
    _key("find", "up,ctrl+k", "screen.find_next(-1)", "up", "previous find", "The place before while typing", palette=False),
    _key("find", "escape", "screen.cancel_find", "esc", "as it was", "Leave; marks and scroll are as they were", "esc restore", palette=False),
)  # fmt: skip

_ASK = (
    _key("ask", "enter", "screen.answer", "enter", "take", "Take what stands in the line", "enter take", palette=False),
    _key("ask", "tab,down,ctrl+j,ctrl+n", "screen.suggest(1)", "tab", "next answer", "Put the first answer that is offered into the line, again for the next", "tab complete", palette=False),
    _key("ask", "shift+tab,up,ctrl+k", "screen.suggest(-1)", "shift+tab", "answer before", "The answer before", palette=False),
    _key("ask", "escape", "screen.cancel_asking", "esc", "change nothing", "Leave the line; nothing is changed", "esc leave", palette=False),
)  # fmt: skip

_FILTER = (
    _key("filter", "enter", "screen.keep_filter", "enter", "keep filter", "Keep the filter; & changes it", "enter keep", palette=False),
    _key("filter", "down,ctrl+j,ctrl+n", "move(1)", "down", "down", "Move down", "down/up move", palette=False),
    _key("filter", "up,ctrl+k", "move(-1)", "up", "up", "Move up", palette=False),
    _key("filter", "backspace", "filter_less", "bksp", "shorten the filter", "Take the last letter of the filter away", palette=False),
    _key("filter", "escape", "screen.clear_filter", "esc", "show all", "Show all rows again", "esc all", palette=False),
)  # fmt: skip

_CARD = (
    _key("card", "j,down", "move(1)", "j", "down", "Move down", palette=False),
    _key("card", "k,up", "move(-1)", "k", "up", "Move up", palette=False),
    _key("card", "pagedown,ctrl+f,space", "page(1)", "pgdn", "page down", "Move a page down", palette=False),
    _key("card", "pageup,ctrl+b", "page(-1)", "pgup", "page up", "Move a page up", palette=False),
    _key("card", "home", "to_first", "home", "first", "Move to the beginning", palette=False),
    _key("card", "G,end", "to_last", "G", "last", "Move to the end", palette=False),
    _key("card", "enter,l", "screen.open", "enter", "open", "Open the place, the card or the articles", palette=False),
    _key("card", "backspace,h,ctrl+o", "screen.back", "bksp", "card before", "Back to the card before; from the first, close", palette=False),
    _key("card", "escape,q,i,x", "screen.close", "esc", "close the card", "Close the card", palette=False),
)  # fmt: skip

_NAMES = (
    _key("names", "down,ctrl+j,ctrl+n", "move(1)", "down", "down", "Move down", palette=False),
    _key("names", "up,ctrl+k", "move(-1)", "up", "up", "Move up", palette=False),
    _key("names", "pagedown,ctrl+f", "page(1)", "pgdn", "page down", "Move a page down", palette=False),
    _key("names", "pageup,ctrl+b", "page(-1)", "pgup", "page up", "Move a page up", palette=False),
    _key("names", "enter", "open", "enter", "open", "Show the card of the name; the sentences of the quantity", palette=False),
    _key("names", "tab", "sort(1)", "tab", "sort", "Sort in another way", palette=False),
    _key("names", "shift+tab", "sort(-1)", "shift+tab", "sort back", "Sort in the way before", palette=False),
    _key("names", "escape", "close", "esc", "close", "Clear the filter; without one, close", palette=False),
)  # fmt: skip

BINDINGS: tuple[KeyBinding, ...] = (
    *(*_ANYWHERE, *_LIST, *_ARTICLE, *_PANEL, *_SEARCH),
    *(*_FACETS, *_CLAUSES, *_SAVED, *_FIND, *_FILTER, *_CARD, *_NAMES, *_ASK),
)


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

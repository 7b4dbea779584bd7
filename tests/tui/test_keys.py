"""The table of keys: complete, unambiguous, and free of keys that terminals cannot tell apart."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from metatui.tui.bindings import bindings_for
from metatui.tui.keys import BINDINGS, GROUP_TITLES, KeyBinding, in_group, sequences

FORBIDDEN = {"ctrl+i", "ctrl+m", "ctrl+h"}  # tab, enter and backspace to a terminal


def test_no_key_that_a_terminal_takes_for_another_is_bound() -> None:
    for binding in BINDINGS:
        for alternative in binding.alternatives:
            assert not FORBIDDEN & set(alternative.split())


def test_ids_are_unique() -> None:
    assert [name for name, times in Counter(binding.id for binding in BINDINGS).items() if times > 1] == []


@pytest.mark.parametrize("group", GROUP_TITLES)
def test_a_key_does_one_thing_in_a_group(group) -> None:
    keys = Counter(key for binding in in_group(group) for key in binding.alternatives)
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("group", GROUP_TITLES)
def test_the_first_key_of_a_sequence_does_nothing_by_itself(group) -> None:
    single = {
        key
        for name in ("anywhere", group)
        for binding in in_group(name)
        for key in binding.alternatives
        if " " not in key
    }
    names = {"right_square_bracket": "]", "left_square_bracket": "["}
    for first, _ in sequences(group):
        assert first not in single
        assert names.get(first, first) not in single


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.id)
def test_every_binding_says_what_it_does(binding: KeyBinding) -> None:
    assert binding.shown
    assert binding.description
    assert binding.tooltip[0].isupper()
    assert not binding.hint or " " in binding.hint


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.id)
def test_every_action_exists(binding: KeyBinding) -> None:
    from textual.actions import parse

    from metatui.tui.app import MetatuiApp
    from metatui.tui.screens.entity_card import EntityCardScreen
    from metatui.tui.screens.names import NamesScreen
    from metatui.tui.screens.reading import ReadingScreen
    from metatui.tui.widgets.article_list import ArticleList
    from metatui.tui.widgets.article_view import ArticleView
    from metatui.tui.widgets.card_list import CardList
    from metatui.tui.widgets.facets_pane import FacetsPane
    from metatui.tui.widgets.find_bar import FindInput
    from metatui.tui.widgets.panel_section import PanelSection
    from metatui.tui.widgets.query_line import QueryLine
    from metatui.tui.widgets.saved_pane import SavedPane
    from metatui.tui.widgets.search_bar import SearchInput

    screens = {"card": EntityCardScreen, "names": NamesScreen}
    owners = {"screen": screens.get(binding.group, ReadingScreen), "app": MetatuiApp}
    widgets = {
        "list": ArticleList,
        "article": ArticleView,
        "panel": PanelSection,
        "search": SearchInput,
        "facets": FacetsPane,
        "clauses": QueryLine,
        "saved": SavedPane,
        "find": FindInput,
        "filter": PanelSection,
        "card": CardList,
        "names": NamesScreen,
    }
    namespace, name, _ = parse(binding.action.format(key="1"))
    owner = owners[namespace] if namespace else widgets[binding.group]
    assert callable(getattr(owner, f"action_{name}", None))


def test_every_single_key_becomes_a_textual_binding() -> None:
    made = {binding.key for group in GROUP_TITLES for binding in bindings_for(group)}
    for binding in BINDINGS:
        for key in binding.alternatives:
            assert (key in made) == (" " not in key)


def test_a_key_stands_in_for_itself_in_an_action() -> None:
    actions = {binding.key: binding.action for binding in bindings_for("article")}
    assert actions["7"] == "screen.related('7')"


def test_the_table_can_be_read_without_textual() -> None:
    code = (
        "import sys, metatui.tui.keys;"
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich', 'whoosh')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""Where the cursor stays when rows are shown anew."""

from __future__ import annotations

import pytest

from metatui.model import Annotations, Entity, Mention
from metatui.tui.staying import staying_entity, staying_row
from metatui.tui.widgets.panel_section import PanelRow


def _row(name: str, place: int, field: str = "who") -> PanelRow:
    return PanelRow(name, places=((place, place + 3),), term=f'{field}:"{name}"')


HEADING = PanelRow("People")
ANN, BOB, CAT = _row("Ann", 0), _row("Bob", 10), _row("Cat", 20)


@pytest.mark.parametrize(
    ("now", "cursor"),
    [
        ([HEADING, ANN, BOB, CAT], 2),
        ([HEADING, BOB, ANN, CAT], 1),
        ([HEADING, ANN, _row("Robert", 10), CAT], 2),  # renamed
        ([HEADING, ANN, CAT], 2),  # hidden: the next
        ([HEADING, ANN], 1),  # the last of all: the one before
        ([HEADING, ANN, CAT, HEADING, _row("Bob", 10, "org")], 2),  # of another kind
        ([_row("Bob", 30), ANN], 0),  # elsewhere in the text
        ([PanelRow(" No names found")], 2),
        ([], 2),
    ],
)
def test_the_cursor_stays_on_its_row_or_goes_to_the_next(now: list[PanelRow], cursor: int) -> None:
    assert staying_row([HEADING, ANN, BOB, CAT], 2, now) == cursor


def test_without_rows_before_the_cursor_is_where_it_was() -> None:
    assert staying_row([], 0, [HEADING, ANN]) == 0


def test_what_stands_out_stays_so() -> None:
    ann = Entity("Ann", "person", mentions=(Mention(0, 3, "Ann"),))
    bob = Entity("Bob", "person", mentions=(Mention(5, 8, "Bob"),))
    both = Entity("Bob B.", "person", mentions=(Mention(0, 3, "Ann"), Mention(5, 8, "Bob")))
    before = Annotations((ann, bob))
    assert staying_entity(before, 1, Annotations((bob, ann))) == 0
    assert staying_entity(before, 0, Annotations((both,))) == 0
    assert staying_entity(before, 1, Annotations((ann,))) is None
    assert staying_entity(before, None, before) is None
    assert staying_entity(before, 7, before) is None

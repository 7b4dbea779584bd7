"""Names that were only guessed at stand apart, folded, until one looks at them."""

from __future__ import annotations

from dataclasses import replace

from driving import WIDE, Reader, reading
from fake_newsroom import FakeNewsroom

from metatui.model import Annotations


class Unsure(FakeNewsroom):
    """Is unsure of two of the names."""

    def annotations(self, id: str) -> Annotations:
        found = super().annotations(id)
        entities = tuple(
            replace(one, sure=one.name not in ("Birch Mutual", "Port Alder")) for one in found.entities
        )
        return replace(found, entities=entities)


def shown(reader: Reader) -> list[str]:
    return [row.text for row in reader.screen.panel.sections["entities"].rows if row.selectable]


async def test_they_are_folded_and_enter_shows_and_hides_them() -> None:
    async with reading(Unsure(), size=WIDE) as reader:
        assert shown(reader) == ["Jonas Ruiz", "Harbour Bank", "? 2 unsure"]
        assert "Entities 4" in reader.shown, "all that the text marks"
        await reader.press("e", "G", "x")
        assert "only guessed at" in reader.status
        await reader.press("enter")
        assert shown(reader) == ["Jonas Ruiz", "Harbour Bank", "? 2 unsure", "Birch Mutual", "Port Alder"]
        row = reader.screen.panel.sections["entities"].row_at_cursor
        assert row is not None
        assert row.folds
        await reader.press("j", "enter")
        assert reader.screen.view.current is not None
        await reader.press("e", "G", "k", "k", "enter")
        assert shown(reader)[-1] == "? 2 unsure"


async def test_another_article_begins_folded() -> None:
    async with reading(Unsure(), size=WIDE) as reader:
        await reader.press("e", "G", "enter", "g", "l", "j")
        assert shown(reader)[-1] == "? 2 unsure"


async def test_without_any_there_is_no_such_row() -> None:
    async with reading(size=WIDE) as reader:
        assert not any(row.folds for row in reader.screen.panel.sections["entities"].rows)

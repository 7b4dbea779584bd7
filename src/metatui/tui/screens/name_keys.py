"""Names and figures of the library: the card of a name, the table of all, the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.tui.screens.jump_keys import JumpKeys
from metatui.tui.widgets.panel_section import PanelSection

if TYPE_CHECKING:
    from metatui.model import Entity
    from metatui.newsroom import Passage
    from metatui.tui.card_rows import QueryAsked


class NameKeys(JumpKeys):
    """The keys that show what the library knows of names and figures."""

    def action_card(self) -> None:
        entity = self._named()
        if entity is None:
            self.status.remark("No name is chosen: e goes to the names, ]e to the next one in the text.")
            return
        from metatui.tui.screens.entity_card import CardAsked, EntityCardScreen

        asked = CardAsked(entity.name, entity.kind, self.open.id)
        self.app.push_screen(EntityCardScreen(self.newsroom, self.glyphs, asked), self._follow_card)

    def action_names(self) -> None:
        from metatui.tui.screens.names import NamesScreen

        session = self.list.session
        query = session.query if session.is_on else ""
        self.app.push_screen(
            NamesScreen(self.newsroom, self.glyphs, query, self.list.show), self._follow_card
        )

    def action_ledger(self) -> None:
        from metatui.tui.screens.ledger import LedgerScreen

        session = self.list.session
        query = session.query if session.is_on else ""
        self.app.push_screen(
            LedgerScreen(self.newsroom, self.glyphs, query, self.list.show), self._go_to_passage
        )

    def _named(self) -> Entity | None:
        """The name under the cursor of the panel, else the chosen one, else the one that was jumped to."""
        annotations = self.open.annotations
        entities = annotations.entities if annotations else ()
        row = self.focused.row_at_cursor if isinstance(self.focused, PanelSection) else None
        number = row.entity if row is not None and row.entity is not None else self.view.chosen
        if number is not None and number < len(entities):
            return entities[number]
        here = self.view.current
        return next(
            (one for one in entities for mention in one.mentions if (mention.start, mention.end) == here),
            None,
        )

    def _follow_card(self, lead: Passage | QueryAsked | None) -> None:
        from metatui.tui.card_rows import QueryAsked

        if isinstance(lead, QueryAsked):
            self._leave()
            self.list.remember(self.open.id, self.view.scroll_line)
            self.list.search_for(lead.query, typing=False)
            self.panes.go_to("list")
        elif lead is not None:
            self._open_elsewhere(lead.head.id, (lead.start, lead.end))

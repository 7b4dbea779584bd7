"""Putting right what was found: names made one, renamed, of another kind or hidden; figures hidden."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from metatui.tui.correcting import Correcting, Step
from metatui.tui.screens.ask_keys import AskKeys
from metatui.tui.screens.saved_keys import SavedKeys
from metatui.tui.widgets.panel_section import PanelSection

if TYPE_CHECKING:
    from textual.timer import Timer

    from metatui.model import Correction, Entity, EntityAction, EntityCorrection, Figure, Scope
    from metatui.newsroom import Passage
    from metatui.tui.latest import LatestOnly
    from metatui.tui.widgets.panel_section import PanelRow

INDEX_AFTER = 1.5  # seconds without another correction, so that several are taken over in one go


class CorrectionKeys(AskKeys, SavedKeys):
    """The keys of the panel that correct what it shows."""

    _index_timer: Timer | None = None
    _told_problems: tuple[str, ...] = ()

    @cached_property
    def correcting(self) -> Correcting:
        return Correcting(self, self.newsroom, written=self._corrections_written, fail=self.fail)

    # What is wrong with the files.

    @cached_property
    def _files(self) -> LatestOnly[None, tuple[str, ...]]:
        from metatui.tui.latest import LatestOnly

        return LatestOnly[None, "tuple[str, ...]"](
            self,
            "correction files",
            lambda _: self.newsroom.corrections.problems,
            lambda _, problems: self._tell_problems(problems),
            lambda _, error: self.fail(error),
        )

    def _look_at_corrections(self) -> None:
        self._files.ask(None)

    def _tell_problems(self, problems: tuple[str, ...]) -> None:
        new, self._told_problems = [one for one in problems if one not in self._told_problems], problems
        if len(new) == 1:
            self._tell_path(new[0])
        elif new:
            from metatui.tui.screens.notice import NoticeScreen

            self.app.push_screen(NoticeScreen(new, ascii_only=self.glyphs.border == "ascii"))

    # What is to be corrected.

    async def action_correct(self, action: EntityAction, scope: Scope) -> None:
        section = self.focused
        row = section.row_at_cursor if isinstance(section, PanelSection) else None
        entity = self._entity_of(row)
        figures = self._figures_of(row) if action == "hide" else []
        if entity is None and figures:
            from metatui.corrections import hiding

            hidden = dict.fromkeys(map(hiding, figures))
            self._make(*hidden, scope=scope, told=f"{figures[0].text} is hidden")
        elif entity is None:
            hint = "e goes to them" if action != "hide" else "e and v go to them"
            what = "a name" if action != "hide" else "a name or a figure"
            self.status.remark(f"Choose {what} in the panel first: {hint}.")
        elif action == "hide":
            from metatui.model import EntityCorrection

            self._make(EntityCorrection(entity.name, entity.kind, "hide"), scope=scope)
        else:
            await self._ask(entity, action, scope)

    def _entity_of(self, row: PanelRow | None) -> Entity | None:
        annotations = self.open.annotations
        if row is None or row.entity is None or annotations is None:
            return None
        return annotations.entities[row.entity]

    def _figures_of(self, row: PanelRow | None) -> list[Figure]:
        if row is None or self.open.annotations is None:
            return []
        figures = self.open.annotations.figures
        return [figure for figure in figures if (figure.start, figure.end) in row.places]

    def _compared_on(self, row: PanelRow | None) -> list[Figure]:
        """The figures that a line of what others say is about."""
        if row is None or self.open.annotations is None:
            return []
        return [figure for figure in self.open.annotations.figures if figure.start in row.compared]

    def action_explain(self) -> None:
        section = self.focused
        row = section.row_at_cursor if isinstance(section, PanelSection) else None
        entity, figures = self._entity_of(row), self._figures_of(row) or self._compared_on(row)
        if row is not None and row.folds:
            self.status.remark("These names were only guessed at: enter shows them or hides them.")
            return
        if self.open.head is None or (entity is None and not figures):
            self.status.remark("Choose a name or a figure in the panel first: e and v go to them.")
            return
        from metatui.tui.screens.explanation import ExplanationScreen

        # Of several places the one that was jumped to.
        here = [figure for figure in figures if (figure.start, figure.end) == self.view.current]
        found = entity or (here or figures)[0]
        title = entity.name if entity is not None else " ".join((here or figures)[0].text.split())
        self.app.push_screen(
            ExplanationScreen(self.newsroom, self.glyphs, self.open.head, found, title), self._go_to_word
        )

    def _go_to_word(self, passage: Passage | None) -> None:
        if passage is not None:
            self._leave()
            self.panes.show_text()
            self.view.jump_to((passage.start, passage.end))
            self._show_position()

    # Making and undoing.

    def _answered(self, correction: EntityCorrection, scope: Scope) -> None:
        self._make(correction, scope=scope)

    def _make(self, *corrections: Correction, scope: Scope, told: str = "") -> None:
        from metatui.corrections import Ruleset, apply
        from metatui.model import EntityCorrection
        from metatui.tui.asking import told as in_words

        if not corrections:
            return
        first = corrections[0]
        told = told or (in_words(first) if isinstance(first, EntityCorrection) else "")
        if self.open.annotations is not None:
            # At once, also under the next of a burst of keys; what was written is read again behind it.
            self.open.correct(apply(self.open.annotations, Ruleset(corrections)))
            self._choose_at_cursor()
        self.correcting.make(Step(corrections, scope, told, self.marks.depth, self._deleted))
        where = ", in all libraries" if scope == "everywhere" else ""
        self.status.say(f"{told}{where}   (u undoes it)")

    def action_undo(self) -> None:
        step = self.correcting.last
        if step is None or self.marks.depth > step.marks or self._deleted not in (None, step.saved):
            super().action_undo()
            return
        self.correcting.undo()
        from metatui.model import EntityCorrection

        first = step.corrections[0]
        if isinstance(first, EntityCorrection):
            self.panel.want_entity(first.name, first.kind)
        self.status.remark(f"Undone, no longer so: {step.told}")

    def _mark_as_read(self) -> None:
        before = self.marks.depth
        super()._mark_as_read()
        if self.marks.depth > before:
            self.correcting.pass_over_mark(before)

    def _corrections_written(self) -> None:
        self._look_at_corrections()
        self.open.refresh_annotations()
        if self._watch:
            if self._index_timer is not None:
                self._index_timer.stop()
            self._index_timer = self.set_timer(INDEX_AFTER, partial(self.indexing.start, again=True))

    def _choose_at_cursor(self) -> None:
        section = self.focused
        row = section.row_at_cursor if isinstance(section, PanelSection) else None
        if row is not None:
            self.view.choose(row.entity)

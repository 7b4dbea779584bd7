"""The line that asks for a name or a kind: what is offered in it, and what is done with the answer."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from metatui.tui.screens.list_keys import ListKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from metatui.model import Completion, Entity, EntityAction, EntityCorrection, KnownName, Scope
    from metatui.tui.asking import Question, Suggestion
    from metatui.tui.completing import Completing, Typed
    from metatui.tui.latest import LatestOnly
    from metatui.tui.open_article import Request
    from metatui.tui.widgets.ask_line import AskLine


class AskKeys(ListKeys):
    """The keys of the line that asks."""

    ask_line: AskLine | None = None
    _question: Question | None = None
    _before_question: Widget | None = None  # what had the keys
    _offered: Sequence[Suggestion] = ()
    _chosen: int | None = None  # the suggestion that stands in the line

    @abstractmethod
    def _answered(self, correction: EntityCorrection, scope: Scope) -> None:
        """The question was answered: this is what is to be corrected."""

    async def _ask(self, entity: Entity, action: EntityAction, scope: Scope) -> None:
        from metatui.tui.asking import Question

        if self.ask_line is None:
            from metatui.tui.widgets.ask_line import AskLine

            self.ask_line = AskLine(self.glyphs)
            await self.mount(self.ask_line, before=self.status_line)
        entities = self.open.annotations.entities if self.open.annotations is not None else ()
        others = tuple(other for other in entities if other is not entity)
        self._question = Question(entity, action, scope, others)
        self._before_question = self.focused
        self.ask_line.ask(entity.name, self._question.prompt, self._question.begin)
        self.set_focus(self.ask_line.input)
        self._suggest(self._question.begin)

    @cached_property
    def _answers(self) -> Completing:
        from metatui.tui.completing import Completing

        return Completing(self, self.newsroom, show=self._show_answers, take=self._take_answer)

    @cached_property
    def _known_names(self) -> LatestOnly[str, tuple[KnownName, ...]]:
        from metatui.tui.asking import MOST
        from metatui.tui.latest import LatestOnly

        return LatestOnly[str, "tuple[KnownName, ...]"](
            self,
            "names",
            lambda typed: self.newsroom.known_names(typed, MOST),
            lambda typed, known: self._offer(typed, known),
            lambda _, __: None,  # the article's own names are there
        )

    @on(Input.Changed, "#ask")
    def _answer_typed(self, event: Input.Changed) -> None:
        line = self.ask_line
        if line is not None and event.value == line.input.value and not self._answers.is_about(event.value):
            self._suggest(event.value)

    def _suggest(self, typed: str) -> None:
        self._offer(typed)
        if self._question is not None and self._question.action == "same-as" and typed.strip():
            self._known_names.ask(typed)

    def _offer(self, typed: str, known: tuple[KnownName, ...] = ()) -> None:
        from metatui.model import Completion
        from metatui.tui.asking import suggestions
        from metatui.tui.completing import Typed

        line, question = self.ask_line, self._question
        if line is None or question is None or line.input.value != typed:
            return
        self._offered = suggestions(question, typed, known)
        completions = [Completion(0, len(typed), one.text, one.text, "entity") for one in self._offered]
        self._answers.offer(Typed(typed, len(typed)), completions)

    def _show_answers(self, completions: Sequence[Completion], chosen: int | None) -> None:
        self._chosen = chosen
        if self.ask_line is not None:
            self.ask_line.offer(self._offered if completions else (), chosen)

    def _take_answer(self, typed: Typed, _: bool) -> None:
        if self.ask_line is not None:
            self.ask_line.put(typed.text)

    def action_suggest(self, direction: int) -> None:
        line = self.ask_line
        if line is not None:
            if not self._answers.is_about(line.input.value):
                self._suggest(line.input.value)  # keys of a burst, which nobody has looked at yet
            self._answers.step(direction)

    def action_answer(self) -> None:
        from metatui.tui.asking import Refusal, answer

        line, question = self.ask_line, self._question
        if line is None or question is None:
            return
        if not self._answers.is_about(line.input.value):
            self._offer(line.input.value)
        found = answer(question, line.input.value, self._offered, self._chosen)
        if isinstance(found, Refusal):
            if found.is_settled:
                self.action_cancel_asking()
            self.status.say(found.text)
            return
        self.action_cancel_asking()
        self._answered(found, question.scope)

    def action_cancel_asking(self) -> None:
        before, self._before_question, self._question = self._before_question, None, None
        if self.ask_line is not None:
            self.ask_line.remove_class("-open")
        if before is not None and before.focusable:
            self.set_focus(before)
        else:
            self.panes.go_to("panel")

    def _opened(self, request: Request) -> None:
        super()._opened(request)
        # A question about a name of another article, which has lost the keys, is not left standing.
        if self._question is not None and self.panes.group != "ask" and self.ask_line is not None:
            self._question = None
            self.ask_line.remove_class("-open")

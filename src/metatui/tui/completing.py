"""Completion in the search bar: asked for as the reader types, taken with tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.tui.latest import LatestOnly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

    from metatui.model import Completion
    from metatui.newsroom import Newsroom

MOST = 8


class Typed(NamedTuple):
    """What stands in the bar, and where its cursor is."""

    text: str
    cursor: int


class Completing:
    """The completions for what is typed. Taking them one after the other comes back to what was typed.

    `show` is called with what there is and which of it stands in the bar; `take` with what is to stand there,
    and whether it is the only completion.
    """

    def __init__(
        self,
        host: Widget,
        newsroom: Newsroom,
        *,
        show: Callable[[Sequence[Completion], int | None], None],
        take: Callable[[Typed, bool], None],
    ) -> None:
        self._show = show
        self._take = take
        self._typed = Typed("", 0)
        self._taken: Typed | None = None  # what a completion has made of it
        self._found: tuple[Completion, ...] = ()
        self._chosen: int | None = None
        self._wanted = 0  # a tab that came before the completions did
        self._waiting = False
        self._runner = LatestOnly[Typed, "tuple[Completion, ...]"](
            host,
            "completions",
            lambda typed: tuple(newsroom.complete(typed.text, typed.cursor)[:MOST]),
            self._deliver,
            # A completion that fails is none: the search itself says what is wrong.
            lambda typed, _: self._deliver(typed, ()),
        )

    def is_about(self, text: str) -> bool:
        """Whether this is the text that was completed, or that a completion made of it."""
        return text == (self._taken or self._typed).text

    def ask(self, typed: Typed) -> None:
        """Something else is in the bar: look for completions of it."""
        self._typed, self._taken, self._chosen, self._wanted = typed, None, None, 0
        self._waiting = True
        self._runner.ask(typed)

    def offer(self, typed: Typed, completions: Sequence[Completion]) -> None:
        """These are the completions, known without a question."""
        self._runner.forget()
        self._typed, self._taken, self._chosen, self._wanted = typed, None, None, 0
        self._deliver(typed, tuple(completions))

    def stop(self) -> None:
        """Nothing is being typed any more."""
        self.offer(Typed("", 0), ())

    def step(self, direction: int) -> bool:
        """Take the next completion or the one before; False when there is none to take."""
        if self._waiting:
            self._wanted = direction  # it is taken as soon as it is there
            return True
        if not self._found:
            return False
        stops = [None, *range(len(self._found))]
        self._chosen = stops[(stops.index(self._chosen) + direction) % len(stops)]
        self._show(self._found, self._chosen)
        taken = self._typed
        if self._chosen is not None:
            chosen = self._found[self._chosen]
            completed = taken.text[: chosen.start] + chosen.inserted
            taken = Typed(completed + taken.text[chosen.end :], len(completed))
        self._taken = taken
        # With nothing else to choose from it goes on with what may stand behind.
        self._take(taken, len(self._found) == 1 and self._chosen is not None)
        return True

    def _deliver(self, typed: Typed, found: tuple[Completion, ...]) -> None:
        self._waiting = False
        self._found = found
        self._show(found, None)
        if self._wanted and found:
            wanted, self._wanted = self._wanted, 0
            self.step(wanted)

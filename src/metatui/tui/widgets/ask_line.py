"""The lines that ask for a name or a kind, with what may be answered below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from metatui.tui.bindings import bindings_for
from metatui.tui.fit import compact_count, fit
from metatui.tui.part_style import part_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.style import Style

    from metatui.tui.asking import Suggestion
    from metatui.tui.glyphs import Glyphs

_LEAST_ANSWER = 20  # cells that the prompt leaves for the answer
_LEAST_NAME = 8  # cells; a name that is cut further says nothing
_LONGEST = 30  # cells of one suggestion


class AskInput(Input):
    """A one-line input with the keys of a question."""

    BINDINGS = bindings_for("ask")


class AskLine(Vertical):
    """A question about what is chosen in the panel."""

    DEFAULT_CSS = """
    AskLine { height: 2; display: none; background: $surface; }
    AskLine.-open { display: block; }
    AskLine > Horizontal { height: 1; }
    AskLine AskInput { width: 1fr; background: $surface; }
    AskLine #ask-prompt { width: auto; color: $accent; text-style: bold; }
    ReadingScreen.-tiny AskLine, ReadingScreen.-flat AskLine { display: none; }
    """

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="ask-line")
        self.input = AskInput(id="ask", compact=True, select_on_focus=False)
        self._prompt = _Prompt(glyphs)
        self._answers = _Answers(glyphs)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self._prompt
            yield self.input
        yield self._answers

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        """What is offered as an answer."""
        return self._answers.suggestions

    def ask(self, name: str, words: tuple[str, str], begin: str) -> None:
        """Ask about what is called `name`, in long or short words, with a line that begins so."""
        self._prompt.show(name, *words)
        self.offer((), None)
        self.put(begin)
        self.add_class("-open")

    def put(self, text: str) -> None:
        """Put an answer into the line, with the cursor behind it."""
        self.input.value = text
        self.input.cursor_position = len(text)

    def offer(self, suggestions: Sequence[Suggestion], chosen: int | None) -> None:
        """Show possible answers; `chosen` is the one that stands in the line."""
        self._answers.suggestions, self._answers.chosen = suggestions, chosen
        self._answers.refresh()


class _Prompt(Widget):
    """Says what is asked; a long name is cut so that there is room for the answer."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="ask-prompt")
        self._glyphs = glyphs
        self._called = self._words = self._short = ""

    def show(self, name: str, words: str, short: str) -> None:
        self._called, self._words, self._short = name, words, short
        self.refresh(layout=True)

    def render(self) -> Content:
        room = self.app.size.width - _LEAST_ANSWER - cell_len(self._words) - 2
        if room < min(_LEAST_NAME, cell_len(self._called)):
            return Content(f" {self._short} ")
        return Content(f" {fit(self._called, room, self._glyphs.ellipsis)}{self._words} ")

    def get_content_width(self, *_: object) -> int:
        return self.render().cell_length


class _Answers(Widget):
    """One line of possible answers; those that do not fit are left out whole."""

    DEFAULT_CSS = """
    _Answers { height: 1; background: $surface; }
    _Answers > .answers--key { color: $accent; text-style: bold; }
    _Answers > .answers--faint { text-style: dim; }
    _Answers > .answers--answer { background: $panel-lighten-1; }
    _Answers > .answers--chosen {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: bold underline;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"answers--{name}" for name in ("key", "faint", "answer", "chosen")
    }

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self.suggestions: Sequence[Suggestion] = ()
        self.chosen: int | None = None

    def render(self) -> Content:
        if not self.suggestions:
            return Content("")
        shown = [Content.assemble(" ", ("tab", self._part("key")))]
        room = self.content_size.width - len(" tab")
        for number, suggestion in enumerate(self.suggestions):
            text = fit(suggestion.text, _LONGEST, self._glyphs.ellipsis)
            about = f" {suggestion.kind}" if suggestion.kind else ""
            about += "" if suggestion.articles is None else f" {compact_count(suggestion.articles)}"
            needed = 2 + cell_len(text + about)
            if needed > room and number:
                break
            room -= needed
            style = "chosen" if number == self.chosen else "answer"
            shown.append(Content.assemble("  ", (text, self._part(style)), (about, self._part("faint"))))
        return Content("").join(shown)

    def _part(self, name: str) -> Style:
        return part_style(self, f"answers--{name}")

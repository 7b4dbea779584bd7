"""Where answers and messages go: standard output and standard error, and what may be sent there."""

from __future__ import annotations

import os
import shutil
import sys
from typing import NamedTuple, TextIO

from metatui.tui.glyphs import ASCII, UNICODE, Glyphs

_BOLD = "\x1b[1m"
_MARK = "\x1b[1;4m"
_DIM = "\x1b[2m"
_PLAIN = "\x1b[0m"


class Terminal(NamedTuple):
    """What standard output can show: `width` in cells (None for a file or a pipe), colour, ASCII signs."""

    width: int | None = None
    color: bool = False
    ascii: bool = False

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with: those of the screen."""
        return ASCII if self.ascii else UNICODE

    @property
    def ellipsis(self) -> str:
        """The sign for what was left out."""
        return self.glyphs.ellipsis

    @property
    def dot(self) -> str:
        """What stands between the parts of a line."""
        return self.glyphs.dot

    def bold(self, text: str) -> str:
        """The text in bold, where the terminal allows it."""
        return f"{_BOLD}{text}{_PLAIN}" if self.color and text else text

    def dim(self, text: str) -> str:
        """The text in a fainter style, where the terminal allows it."""
        return f"{_DIM}{text}{_PLAIN}" if self.color and text else text

    def mark(self, text: str) -> str:
        """A hit: bold and underlined, or between signs where there is no style."""
        if self.color:
            return f"{_MARK}{text}{_PLAIN}"
        return f"*{text}*" if self.ascii else f"«{text}»"


def terminal_of(stream: TextIO, *, color: bool = True, ascii: bool = False) -> Terminal:
    """What a stream can show; NO_COLOR and a dumb terminal go without styles."""
    if not stream.isatty():
        return Terminal(ascii=ascii)
    styled = color and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in ("", "dumb")
    return Terminal(width=shutil.get_terminal_size().columns, color=styled, ascii=ascii)


def make_printable(text: str) -> str:
    """The text with every character that is not printable replaced, one for one, so that offsets stay."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def answer(line: str = "") -> None:
    """Write a line of an answer to standard output."""
    sys.stdout.write(line + "\n")


def say(message: str) -> None:
    """Write a message of metatui to standard error, cleaned: it may quote anything."""
    from metatui.text.clean import clean_line

    sys.stderr.write(f"metatui: {clean_line(message)}\n")
    sys.stderr.flush()


def say_where(message: str, query: str, start: int, end: int) -> None:
    """Write a message about a query to standard error, with carets below the part of it at fault."""
    from metatui.cli.cells import cell_width

    say(message)
    shown = make_printable(query)
    start = min(max(start, 0), len(shown))
    carets = max(cell_width(shown[start:end]), 1)
    sys.stderr.write(f"  {shown}\n  {' ' * cell_width(shown[:start])}{'^' * carets}\n")
    sys.stderr.flush()


def prepare_streams() -> None:
    """Make the standard streams safe to write to: present, and never failing on a character they lack."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as we do
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace" if name == "stdout" else "backslashreplace")


def abandon_output() -> None:
    """Send what is left of standard output nowhere: whoever read it has gone, or the disk is full."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError, AttributeError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)

"""What can be typed into the search bar behind a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: dict[str, tuple[str, str]] = {
    "save": ("NAME", "keeps this search; query:NAME asks for it"),
    "rename": ("OLD NEW", "gives a saved search another name"),
    "delete": ("NAME", "deletes a saved search; u brings it back"),
    "edit": ("", "says where the saved searches lie, to be edited as text"),
}


class Command(NamedTuple):
    """A command with what belongs to it, and what is wrong with it ("" for nothing)."""

    name: str
    arguments: tuple[str, ...] = ()
    problem: str = ""


def is_command(text: str) -> bool:
    """Whether the bar holds a command and no query."""
    return text.lstrip().startswith(":")


def read_command(text: str, saved: Sequence[str]) -> Command:
    """The command that was typed. `saved` are the names there are: they may hold blanks."""
    word, _, rest = text.strip().removeprefix(":").strip().partition(" ")
    rest = rest.strip()
    name = _completed(word)
    if name is None:
        known = ", ".join(f":{command}" for command in COMMANDS)
        return Command("", problem=f"There is no command :{word}. The commands are {known}.")
    arguments = _old_and_new(rest, saved) if name == "rename" else (_bare(rest),) if rest else ()
    wanted = COMMANDS[name][0].split()
    if name == "edit":
        problem = ":edit takes no name: it says where all saved searches lie." if rest else ""
        return Command(name, problem=problem)
    if len(arguments) != len(wanted) or not all(arguments):
        return Command(name, problem=f":{name} takes {' and '.join(wanted)}, as in :{name} {_EXAMPLES[name]}")
    return Command(name, arguments)


def command_hint(text: str) -> str:
    """What the line below the bar says while a command is typed."""
    word = text.strip().removeprefix(":").strip().partition(" ")[0]
    name = _completed(word) if word else None
    if name is None:
        return "   ".join(f":{command} {takes}".rstrip() for command, (takes, _) in COMMANDS.items())
    takes, does = COMMANDS[name]
    return f"{f':{name} {takes}'.rstrip()}   {does}"


def command_endings(text: str, saved: Sequence[str]) -> list[tuple[int, str]]:
    """How a command may go on: from which offset of the text, and with what."""
    match = re.fullmatch(r"(\s*:\s*)(\S*)", text)
    if match:
        return [(match.start(2), f"{name} ") for name in COMMANDS if name.startswith(match[2])]
    match = re.fullmatch(r"\s*:\s*(\S+)\s+(.*)", text)
    if match and _completed(match[1]) in ("save", "rename", "delete"):
        begin = match[2].lstrip('"').casefold()
        return [(match.start(2), _quoted(name)) for name in saved if name.casefold().startswith(begin)]
    return []


def rename_start(name: str) -> str:
    """What the bar begins with to rename a saved search."""
    return f":rename {_quoted(name)} "


_EXAMPLES = {"save": "chips", "rename": "chips semiconductors", "delete": "chips"}


def _completed(word: str) -> str | None:
    """The command a word is the beginning of, None where there is no such or more than one."""
    found = [name for name in COMMANDS if name.startswith(word)]
    return found[0] if len(found) == 1 and word else None


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _bare(name: str) -> str:
    return name[1:-1].strip() if len(name) > 1 and name[0] == name[-1] == '"' else name


def _old_and_new(text: str, saved: Sequence[str]) -> tuple[str, ...]:
    match = re.fullmatch(r'"([^"]*)"\s+(.+)', text)
    if match:
        return match[1], _bare(match[2].strip())
    for name in sorted(saved, key=len, reverse=True):
        if text.casefold().startswith(f"{name} ".casefold()):
            return text[: len(name)], _bare(text[len(name) :].strip())
    old, _, new = text.partition(" ")
    return (old, _bare(new.strip())) if old else ()

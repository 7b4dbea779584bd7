"""Corrections as lines of a TOML file, one a line, and back; a bad line does not take the others with it."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from metatui.model import (
    ENTITY_KINDS,
    Correction,
    EntityAction,
    EntityCorrection,
    EntityKind,
    FigureCorrection,
)
from metatui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = (
    "# Corrections of names and figures, one a line. metatui adds lines here; you may change or delete them.",
    "# { name, kind } says which name is meant; without a kind it is meant in all. What is done with it:",
    '#   same-as = "NAME"      it is another name of NAME (of another kind: same-as-kind = "KIND")',
    '#   rename = "NAME"       it is called NAME',
    '#   change-kind = "KIND"  person, organisation, place, product, event or other',
    "#   hide = true           it is no name; of a figure: it is none in this sentence",
    "# Of two lines about the same name and kind, the later one counts.",
)
OPENING = "corrections = ["
CLOSING = "]"

_LONGEST_NAME = 200
_LONGEST_SENTENCE = 5_000
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_ACTIONS: dict[str, EntityAction] = {
    "same-as": "same-as",
    "rename": "rename",
    "change-kind": "change-kind",
    "hide": "hide",
}
_ENTITY_KEYS = ("name", "kind", *_ACTIONS, "same-as-kind")
_FIGURE_KEYS = ("figure", "sentence", "hide")


class ReadLines(NamedTuple):
    """The corrections with their lines (from 0; None where one is spread over several), and what is wrong."""

    corrections: tuple[tuple[Correction, int | None], ...] = ()
    problems: tuple[str, ...] = ()


def read_lines(lines: Sequence[str]) -> ReadLines:
    """Read a file's lines; each problem names its line and says what belongs there."""
    found: list[tuple[Correction, int | None]] = []
    problems = []
    for number, line in enumerate(lines):
        text = line.strip()
        if not text or text.startswith("#") or text in (OPENING, CLOSING):
            continue
        try:
            found += [(_correction(table), number) for table in _tables(line)]
        except ValueError as error:
            problems.append(f"line {number + 1}: {error}")
    if problems and (spread := _spread(lines)) is not None:
        return ReadLines(tuple((correction, None) for correction in spread))
    return ReadLines(tuple(found), tuple(problems))


def to_line(correction: Correction) -> str:
    """The line for a correction, with the comma that every line ends with."""
    if isinstance(correction, FigureCorrection):
        fields = [("figure", correction.text), ("sentence", correction.sentence), ("hide", None)]
    else:
        fields = [("name", correction.name)]
        if correction.kind is not None:
            fields.append(("kind", correction.kind))
        match correction.action:
            case "same-as":
                fields.append(("same-as", correction.new_name))
                if correction.new_kind is not None:
                    fields.append(("same-as-kind", correction.new_kind))
            case "rename":
                fields.append(("rename", correction.new_name))
            case "change-kind":
                fields.append(("change-kind", correction.new_kind))
            case "hide":
                fields.append(("hide", None))
    inside = ", ".join(f"{key} = {'true' if value is None else _quoted(value)}" for key, value in fields)
    return f"  {{ {inside} }},"


def with_line(lines: Sequence[str], correction: Correction, at: int | None = None) -> list[str]:
    """The lines of a file with one more correction: the last one, or at a line where one stood before."""
    closing = next(
        (number for number in reversed(range(len(lines))) if lines[number].strip() == CLOSING), None
    )
    if closing is None:
        if not any(line.strip() == OPENING for line in lines):
            lines = [*(lines or HEADER), OPENING]
        lines = [*lines, CLOSING]
        closing = len(lines) - 1
    at = closing if at is None else min(at, closing)
    before = [_with_comma(line) for line in lines[:at]]
    return [*before, to_line(correction), *lines[at:]]


def checked(correction: Correction) -> Correction:
    """A correction with its texts cleaned, as the file will give it back; raises ValueError for a bad one."""
    (read,) = (_correction(table) for table in _tables(to_line(correction)))
    return read


def _tables(line: str) -> list[dict[str, Any]]:
    """What stands on one line between the brackets."""
    try:
        values = tomllib.loads(f"{_ITEMS} = [\n{line}\n]")[_ITEMS]
    except tomllib.TOMLDecodeError as error:
        reason = re.sub(r" \(at .*\)$", "", str(error))
        raise ValueError(f"this is no TOML ({clean_line(reason)}); a line looks like {_EXAMPLE}") from error
    except RecursionError as error:
        raise ValueError(f"this is nested too deeply; a line looks like {_EXAMPLE}") from error
    if not all(isinstance(value, dict) for value in values):
        raise ValueError(f"this is no correction; a line looks like {_EXAMPLE}")
    return cast("list[dict[str, Any]]", values)


_ITEMS = "items"
_EXAMPLE = '{ name = "Zuck", kind = "person", same-as = "Mark Zuckerberg" },'


def _spread(lines: Sequence[str]) -> list[Correction] | None:
    """The corrections of a file that is sound TOML in another layout than ours; None for any other."""
    try:
        values = tomllib.loads("\n".join(lines))
        (tables,) = values.values()
        return [_correction(table) for table in tables]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _correction(table: dict[str, Any]) -> Correction:
    """The correction that a table says; raises ValueError with what is wrong about it."""
    known = _FIGURE_KEYS if "figure" in table else _ENTITY_KEYS
    for key in table:
        if key not in known:
            raise ValueError(f"there is no key “{clean_line(key)}” here; the keys are {', '.join(known)}")
    if "hide" in table and table["hide"] is not True:
        raise ValueError("hide must be true; delete the line to show it again")
    if "figure" in table:
        if "hide" not in table:
            raise ValueError("a figure can only be hidden: hide = true is missing")
        return FigureCorrection(_text(table, "figure"), _text(table, "sentence", _LONGEST_SENTENCE))
    actions = [action for key, action in _ACTIONS.items() if key in table]
    if len(actions) != 1:
        raise ValueError(f"one of {', '.join(_ACTIONS)} belongs here, and only one")
    if "same-as-kind" in table and actions != ["same-as"]:
        raise ValueError("same-as-kind belongs to same-as alone")
    name, kind = _text(table, "name"), _kind(table, "kind") if "kind" in table else None
    match actions[0]:
        case "same-as":
            new_kind = _kind(table, "same-as-kind") if "same-as-kind" in table else None
            return EntityCorrection(name, kind, "same-as", _text(table, "same-as"), new_kind)
        case "rename":
            return EntityCorrection(name, kind, "rename", _text(table, "rename"))
        case "change-kind":
            return EntityCorrection(name, kind, "change-kind", new_kind=_kind(table, "change-kind"))
        case _:
            return EntityCorrection(name, kind, "hide")


def _text(table: dict[str, Any], key: str, longest: int = _LONGEST_NAME) -> str:
    value = table.get(key)
    if value is None:
        raise ValueError(f"{key} is missing")
    if not isinstance(value, str):
        raise ValueError(f"{key} must be text in quotation marks")
    # Cleaned on the way in, as all text from outside.
    cleaned = clean_line(value)
    if not cleaned:
        raise ValueError(f"{key} is empty")
    if len(cleaned) > longest:
        raise ValueError(f"{key} is too long: it may have {longest:,} characters")
    return cleaned


def _kind(table: dict[str, Any], key: str) -> EntityKind:
    value = table[key]
    for kind in ENTITY_KINDS:
        if value == kind:
            return kind
    raise ValueError(f"{key} must be one of {', '.join(ENTITY_KINDS)}")


def _with_comma(line: str) -> str:
    """A line of one correction with the comma behind it that somebody has left out."""
    if not line.lstrip().startswith("{") or _is_toml(f"x = [\n{line}\n{{}}]"):
        return line
    for at in (found.end() for found in reversed([*re.finditer("}", line)])):
        if _is_toml(f"x = [\n{line[:at]},{line[at:]}\n{{}}]"):
            return f"{line[:at]},{line[at:]}"
    return line


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _escape(found[0]), text) + '"'


def _escape(character: str) -> str:
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"

"""Names of the reader's own, beside those of the knowledge base: read from TOML, kept for this process.

A file of them has one table a name:

    [[name]]
    name = "Acme Robotics"
    kind = "organisation"
    aliases = ["Acme", "~AR"]
    description = "maker of warehouse robots"

`name` and `kind` are needed. A "~" before a name or alias says that the word means something else too, and
is taken only with evidence. Nothing here knows where the file lies: whoever starts the analysis reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, cast

from metatui.model import ENTITY_KINDS, EntityKind

MOST_NAMES: Final = 20_000
_KEYS: Final = ("name", "kind", "aliases", "description")
_HEADER: Final = re.compile(r"^[ \t]*\[\[[ \t]*name[ \t]*\]\]", re.MULTILINE)


class OwnName(NamedTuple):
    """One entity that the reader named; a form that begins with "~" needs evidence."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    description: str = ""


class _Kept:
    """What this process analyses with."""

    names: tuple[OwnName, ...] = ()
    fingerprint: int = 0


def own_names() -> tuple[OwnName, ...]:
    """The names that `use_names` was given last."""
    return _Kept.names


def use_names(names: tuple[OwnName, ...]) -> None:
    """Take these names for all that is analysed from now on in this process, instead of those before."""
    if names == _Kept.names:
        return
    _Kept.names, _Kept.fingerprint = names, _fingerprint(names)
    from metatui.analysis.entities.knowledge import load_knowledge

    load_knowledge.cache_clear()


def fingerprint() -> int:
    """A number of 32 bits that differs where the names differ; 0 where there are none."""
    return _Kept.fingerprint


def read_names(text: str) -> tuple[tuple[OwnName, ...], tuple[str, ...]]:
    """The names in the text of such a file, and what is wrong with it: one message a problem, with its line.

    Whatever can be used is used; this never raises.
    """
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (), (f"it is not valid TOML: {error}. None of its names is used until that is put right.",)
    except RecursionError:
        return (), ("it is nested too deeply. Write one [[name]] table for each name.",)
    problems = [
        f"there is no {key!r} in it; write one [[name]] table for each name."
        for key in table
        if key != "name"
    ]
    entries = table.get("name", [])
    if not isinstance(entries, list):
        return (), (*problems, "'name' stands alone; write [[name]] above it.")
    lines = [text.count("\n", 0, header.start()) + 1 for header in _HEADER.finditer(text)]
    if len(lines) != len(entries):  # written in another way: only its place in the row is known
        lines = []
    names: list[OwnName] = []
    for number, entry in enumerate(entries):
        where = f"line {lines[number]}" if lines else f"name {number + 1}"
        wrong = _what_is_wrong(entry)
        if wrong:
            problems.append(f"{where}: {wrong}")
        elif len(names) == MOST_NAMES:
            problems.append(f"{where}: only the first {MOST_NAMES:,} names are used. Take some out.")
            break
        else:
            names.append(_name_of(entry))
    return tuple(names), tuple(problems)


def _what_is_wrong(entry: object) -> str:
    """What is wrong with an entry and what to write instead; "" when it is fine."""
    if not isinstance(entry, Mapping):
        return "this is no table. Write [[name]], and name and kind below it."
    for key in entry:
        if key not in _KEYS:
            return f"there is no {key!r}; a name has {', '.join(_KEYS)}."
    if "name" not in entry:
        return 'the name is missing. Add name = "…".'
    if entry.get("kind") not in ENTITY_KINDS:
        return f"kind must be one of {', '.join(ENTITY_KINDS)}."
    aliases = entry.get("aliases", [])
    if not isinstance(aliases, list):
        return 'aliases must be a list: ["…", "…"].'
    for form in (entry["name"], *aliases):
        if not isinstance(form, str) or not _is_form(form):
            return f"{form!r} is no name. Write words in quotes, without ';' and line breaks."
    description = entry.get("description", "")
    if not isinstance(description, str) or not description.isprintable():
        return "description must be one line in quotes."
    return ""


def _is_form(form: str) -> bool:
    bare = form.removeprefix("~")
    return bare.isprintable() and ";" not in bare and any(sign.isalnum() for sign in bare)


def _name_of(entry: Mapping[str, Any]) -> OwnName:
    return OwnName(
        _spaced(entry["name"]),
        cast(EntityKind, entry["kind"]),
        tuple(_spaced(alias) for alias in entry.get("aliases", ())),
        " ".join(entry.get("description", "").split()),
    )


def _spaced(form: str) -> str:
    sign = "~" if form.startswith("~") else ""
    return sign + " ".join(form.removeprefix("~").split())


def _fingerprint(names: tuple[OwnName, ...]) -> int:
    if not names:
        return 0
    from zlib import crc32

    return crc32(repr([tuple(name) for name in names]).encode()) or 1

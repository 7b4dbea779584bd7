"""Names in a query that there are not, and which one may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from metatui.search.spelling import nearest


def find_name(typed: str, names: Iterable[str]) -> str | None:
    """The name as it is written, whatever the case of what was typed."""
    key = typed.strip().casefold()
    return next((name for name in names if name.casefold() == key), None)


def unknown_name(typed: str, names: Iterable[str]) -> str:
    """What to say of a saved search that there is not."""
    known = {name.casefold(): name for name in names}
    guess = nearest(typed.strip().casefold(), known)
    hint = f" Did you mean “{known[guess]}”?" if guess else ""
    return f"There is no saved search “{typed.strip()}”.{hint}"


def unknown_field(name: str, value: str, fields: Iterable[str]) -> str | None:
    """What to say of a mistyped field; None where none was meant: "https://…", "12:30", "Exclusive: …"."""
    if not (value and value[0].isalnum() and name.isascii() and name.isalpha()):
        return None
    known = sorted(fields)
    guess = nearest(name.lower(), known)
    hint = f"Did you mean “{guess}:”?" if guess else f"The fields are {', '.join(known)}."
    return f"There is no field “{name}:”. {hint}"

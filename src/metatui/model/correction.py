"""What a reader puts right about names and figures that were found, as rules that hold for all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from metatui.model.kinds import EntityKind

EntityAction = Literal["same-as", "rename", "change-kind", "hide"]
Scope = Literal["library", "everywhere"]


class EntityCorrection(NamedTuple):
    """What to do with an entity of this name and kind; of any kind where that is None.

    "same-as" makes it one with `new_name` of `new_kind` (None: the kind that it has) and keeps its name as an
    alias, "rename" gives it `new_name`, "change-kind" gives it `new_kind`, "hide" takes it away.
    """

    name: str
    kind: EntityKind | None
    action: EntityAction
    new_name: str | None = None
    new_kind: EntityKind | None = None


class FigureCorrection(NamedTuple):
    """Hide what was read as a figure: `text` as it stands in `sentence`, in whichever article has it."""

    text: str
    sentence: str


Correction = EntityCorrection | FigureCorrection


class KeptCorrection(NamedTuple):
    """A correction as it is kept: for this library or everywhere, on which line of that file (from 1)."""

    correction: Correction
    scope: Scope
    line: int | None = None

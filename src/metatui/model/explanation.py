"""How something was read from a text: which of its words gave what, and by which rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """Words of the text and what they gave: "$" → currency USD, "more than" → bound at least.

    `start`/`end` are offsets into the text that was explained, `text` what stands there. `what` names the
    part ("number", "unit", "measures", "owner" …), `gave` is its value as it can be shown, and `rule` says in
    a few plain words how it was found, where that is not plain from the part itself.
    """

    start: int
    end: int
    text: str
    what: str
    gave: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one figure or entity was read.

    `rules` say in plain words what was recognised, the first one first ("a currency before a number", then
    "both ends of a change"); `parts` are in the order in which they were read: first those of the value in
    the order of the text, then what it measures, whose it is, as of when and what it is compared to.
    """

    rules: tuple[str, ...]
    parts: tuple[ExplainedPart, ...]

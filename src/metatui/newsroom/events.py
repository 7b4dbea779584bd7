"""What the indexing reports, and how it travels from the child process: one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import get_args

from metatui.model import Phase, Progress, Skipped

_PHASES: dict[str, Phase] = {phase: phase for phase in get_args(Phase)}


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one run of the indexing did.

    `added`, `changed` and `gone` count articles, one whose file came back counts as added; `skipped` are all
    files that are no articles now, `total` the articles there are, `seconds` the time it took.
    """

    added: int = 0
    changed: int = 0
    gone: int = 0
    skipped: tuple[Skipped, ...] = ()
    total: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Changed:
    """Articles changed: the list should be asked for again. `revision` is the library's."""

    revision: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The work is done; `elsewhere` when another metatui was at it already, and nothing was done here."""

    report: IndexReport
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """The work ended early; the message can be shown as it is. What was done so far is kept."""

    message: str


Event = Progress | Changed | Finished | Failed


def to_line(event: Event) -> bytes:
    """One line of JSON, line feed included."""
    return json.dumps({"event": type(event).__name__, **asdict(event)}).encode("ascii") + b"\n"


def from_line(line: bytes) -> Event:
    """The event in a line that `to_line` wrote; raises ValueError for any other line."""
    try:
        fields = json.loads(line)
        match fields.pop("event"):
            case "Progress":
                return Progress(_PHASES[fields["phase"]], int(fields["done"]), int(fields["total"]))
            case "Changed":
                return Changed(int(fields["revision"]))
            case "Failed":
                return Failed(str(fields["message"]))
            case "Finished":
                report = fields["report"]
                skipped = tuple(Skipped(**file) for file in report.pop("skipped"))
                return Finished(IndexReport(skipped=skipped, **report), bool(fields["elsewhere"]))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not an event: {line[:80]!r}") from error
    raise ValueError(f"not an event: {line[:80]!r}")

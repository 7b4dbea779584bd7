"""One run of the indexing, as its steps see it: whom to tell, and when to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from metatui.model import IsCancelled, ReportProgress


def nobody(_: object) -> None:
    """Hear a report and do nothing."""


def never() -> bool:
    """Do not cancel."""
    return False


class Run(NamedTuple):
    """`report` hears of progress, `changed` of every new revision of the library."""

    report: ReportProgress = nobody
    is_cancelled: IsCancelled = never
    changed: Callable[[int], None] = nobody

    def stop_if_cancelled(self) -> None:
        """Raise Cancelled when the reader wants the run to end."""
        if self.is_cancelled():
            raise Cancelled(
                "Indexing was stopped. What was done is kept, and the next run goes on from there."
            )

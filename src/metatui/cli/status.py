"""How the command line ends: the exit statuses, and the errors of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.errors import UsageError

if TYPE_CHECKING:
    from metatui.model.query import QueryProblem

DONE = 0
NOTHING_FOUND = 1
WRONG_USAGE = 2
DAMAGED = 3
NETWORK = 4
INTERRUPTED = 130


class WrongQuery(UsageError):
    """A query that cannot be answered as it was typed; it is shown with a caret below the place."""

    def __init__(self, query: str, problem: QueryProblem) -> None:
        super().__init__(problem.message)
        self.query = query
        self.problem = problem

"""What is wrong with a query, collected while it is read."""

from __future__ import annotations

from metatui.model import QueryProblem


class Problems(list[QueryProblem]):
    """The problems of one query in the order in which they were met."""

    def add(self, message: str, start: int, end: int) -> None:
        """Note that the query from `start` to `end` was left out or read otherwise, and why."""
        self.append(QueryProblem(message, start, end))

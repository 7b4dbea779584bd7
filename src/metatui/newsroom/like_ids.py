"""Ids in a query (`like:`): those that name no article are problems of the query."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from metatui.errors import AmbiguousId, ArticleNotFound
from metatui.model import QueryProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from metatui.search import ParsedQuery
    from metatui.search.syntax import Node


def check_ids(query: ParsedQuery, resolve: Callable[[str], str]) -> ParsedQuery:
    """The query without the `like:` clauses whose id names no article or several, and with their problems.

    `resolve` gives the full id for one that may be shortened; raises ArticleNotFound or AmbiguousId.
    """
    found: list[QueryProblem] = []
    root = None if query.root is None else _checked(query.root, resolve, found)
    return replace(query, root=root, problems=(*query.problems, *found)) if found else query


def _checked(node: Node, resolve: Callable[[str], str], found: list[QueryProblem]) -> Node | None:
    from metatui.search.syntax import And, Like, Not, Or

    match node:
        case Like():
            try:
                resolve(node.id)
            except (ArticleNotFound, AmbiguousId) as error:
                found.append(QueryProblem(str(error), node.start, node.end))
                return None
        case Not():
            inner = _checked(node.node, resolve, found)
            return None if inner is None else replace(node, node=inner)
        case And() | Or():
            kept = [child for each in node.nodes if (child := _checked(each, resolve, found)) is not None]
            if not kept:
                return None
            return replace(node, nodes=tuple(kept))
    return node

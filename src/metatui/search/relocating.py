"""Trees moved to another place of a query."""

from __future__ import annotations

from dataclasses import replace

from metatui.search.syntax import And, Node, Not, Or


def relocated(node: Node, start: int, end: int) -> Node:
    """The same tree with every node from `start` to `end`: the place of the name that stands for it."""
    match node:
        case Not():
            return replace(node, node=relocated(node.node, start, end), start=start, end=end)
        case And() | Or():
            nodes = tuple(relocated(child, start, end) for child in node.nodes)
            return replace(node, nodes=nodes, start=start, end=end)
    return replace(node, start=start, end=end)

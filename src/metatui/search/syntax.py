"""The tree of a query: what was asked, without a word on how it is answered.

Leaves carry `start` and `end`, offsets into the query as typed, field name included. Words are folded as
`metatui.text.tokens.words` folds them, so that a leaf can be compared with the words of a text directly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from metatui.model import QueryProblem

if TYPE_CHECKING:
    from metatui.model import FacetName

Scope = Literal[
    "text", "title", "source", "author", "tag", "person", "organisation", "place", "product", "entity"
]
State = Literal["unread", "starred"]
Thing = Literal["figure", "quote", "entity"]

ENTITY_SCOPES: frozenset[Scope] = frozenset({"person", "organisation", "place", "product", "entity"})


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several that stand side by side in this order.

    `open_end`: the last word may go on ("zuck*"). `typed`: it is open only because it is still being typed,
    so that the word as it stands is worth more than its continuations. `loose`: written without quotation
    marks, so that other forms and spellings of it do too (`spellings`). Scope "text" is title and text.
    """

    words: tuple[str, ...]
    scope: Scope
    start: int
    end: int
    open_end: bool = False
    typed: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order, with at most `gap` other words between the first and the last of them."""

    words: tuple[str, ...]
    gap: int
    scope: Scope
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word, or one at most `edits` letters away from it that begins with the same letter."""

    word: str
    edits: int
    scope: Scope
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Exact:
    """Articles with this value of a facet, compared as a whole (`facet_key`)."""

    name: FacetName
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """Published at or after `since` and before `until`, both in UTC; None leaves that side open."""

    since: datetime | None
    until: datetime | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A figure whose range meets [low, high]; an open side does not take its own limit in."""

    low: float
    high: float
    low_open: bool
    high_open: bool
    unit: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A figure in this unit or currency; `unit` is casefolded."""

    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """Articles the reader marked: the ids come from outside the index."""

    state: State
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Like:
    """Articles like this one: the ids come from outside the index."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Has:
    """Articles with at least one of these."""

    thing: Thing
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that the node does not find."""

    node: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class And:
    """Articles that all nodes find. The numbers and units among them speak of one and the same figure."""

    nodes: tuple[Node, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that at least one node finds."""

    nodes: tuple[Node, ...]
    start: int
    end: int


TextLeaf = Words | Near | Fuzzy
Leaf = TextLeaf | Exact | Published | Number | Unit | Marked | Like | Has
Node = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query as typed, its tree (None when nothing is left to ask), and what was wrong with it."""

    text: str
    root: Node | None
    problems: tuple[QueryProblem, ...] = ()

    @property
    def problem(self) -> QueryProblem | None:
        """The first thing that is wrong; the parts it concerns were left out."""
        return self.problems[0] if self.problems else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked; every article answers such a query."""
        return self.root is None

    @property
    def clauses(self) -> tuple[Node, ...]:
        """The parts that must all hold."""
        if self.root is None:
            return ()
        return self.root.nodes if isinstance(self.root, And) else (self.root,)


def positive_leaves(node: Node | None) -> Iterator[Leaf | tuple[Number | Unit, ...]]:
    """The leaves that an answer shows, in the order of the query: nothing below a minus.

    Numbers and units that speak of one figure come together, as a tuple.
    """
    if node is None or isinstance(node, Not):
        return
    if isinstance(node, And | Or):
        figure, others = split_figure(node.nodes) if isinstance(node, And) else ((), node.nodes)
        if figure:
            yield figure
        for child in others:
            yield from positive_leaves(child)
    elif isinstance(node, Number | Unit):
        yield (node,)
    else:
        yield node


def split_figure(nodes: tuple[Node, ...]) -> tuple[tuple[Number | Unit, ...], tuple[Node, ...]]:
    """Part the numbers and units, which speak of one figure, from the other nodes of a conjunction."""
    figure = tuple(node for node in nodes if isinstance(node, Number | Unit))
    return figure, tuple(node for node in nodes if not isinstance(node, Number | Unit))

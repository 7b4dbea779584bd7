"""The query language: from what was typed to a tree, whatever was typed.

    words mean AND · "exact phrase" · a OR b · -no · NOT no · ( ) · word* · word~1 · "a b"~10
    title: source: author: tag: · who: org: place: product: entity: · is:unread is:starred is:read
    newer:"3 days ago" older:2026-01-01 date:2026-03..2026-04 · num:>1bn num:10..20 num:49% unit:USD
    like:ID · has:figure has:quote has:entity · source:="Reuters" who:="…" tag:="…" · query:NAME

OR joins its two neighbours and binds more tightly than the AND between words, as in web search. A field
speaks for the word, the phrase or the bracket that follows it; with an equals sign its value is compared as a
whole. What cannot be read is left out and reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from metatui.search.clauses import (
    EXACT_FIELDS,
    FACETS,
    FIELD_NAMES,
    WORD_FIELDS,
    exact_node,
    phrase_leaf,
    value_node,
    word_leaf,
)
from metatui.search.lexer import QueryToken, tokenise
from metatui.search.near_names import find_name, unknown_field, unknown_name
from metatui.search.problems import Problems
from metatui.search.relocating import relocated
from metatui.search.spellings import without_spellings
from metatui.search.syntax import And, Node, Not, Number, Or, ParsedQuery, Scope, Unit, Words

_DEEPEST = 40
# How often saved searches may stand in for others: each may name many, and these many again.
_MOST_EXPANSIONS = 50


def parse(
    query: str,
    *,
    typing: bool = False,
    now: datetime | None = None,
    saved: Mapping[str, str] | None = None,
) -> ParsedQuery:
    """Read a query; never raises.

    With `typing` the query is taken as unfinished: the last word is the beginning of a word unless white
    space follows it, and a quotation or bracket may still be open. `now` is what relative dates count from.
    `saved` are the queries that query:NAME stands for, by their names.
    """
    parser = _Parser(query, typing, now or datetime.now(UTC), saved or {})
    root = parser.read()
    return ParsedQuery(query, root, tuple(parser.problems))


class _Parser:
    """Recursive descent over the tokens of one query."""

    def __init__(
        self,
        query: str,
        typing: bool,
        now: datetime,
        saved: Mapping[str, str],
        inside: tuple[str, ...] = (),
        depth: int = 0,
    ) -> None:
        """`inside` are the names of the saved searches that led here, each by the one before it.

        `depth` is that of the brackets around the first of them.
        """
        self.query = query
        self.typing = typing
        self.now = now
        self.problems = Problems()
        self._saved = saved
        self._inside = inside
        self._depth = depth
        self._expansions = 0
        self._tokens = list(tokenise(query, FIELD_NAMES, EXACT_FIELDS))
        self._next = 0

    def read(self) -> Node | None:
        root = self._conjunction("text", depth=0)
        if root is None and self.query.strip() and not self.problems:
            self.problems.add("There is no word to search for in this.", 0, len(self.query))
        return root

    def _peek(self) -> QueryToken | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _conjunction(self, scope: Scope, depth: int) -> Node | None:
        """Clauses up to the closing bracket, which is left to the caller, or to the end."""
        nodes: list[Node] = []
        while token := self._peek():
            if token.kind == "close":
                if depth:
                    break
                self._next += 1
                self.problems.add("This bracket was never opened.", token.start, token.end)
            elif _is(token, "AND"):
                self._next += 1
            elif _is(token, "OR"):
                self._next += 1
                self.problems.add("OR stands between two words.", token.start, token.end)
            elif node := self._alternatives(scope, depth):
                nodes.append(node)
        return _joined(And, nodes)

    def _alternatives(self, scope: Scope, depth: int) -> Node | None:
        nodes = [node] if (node := self._negatable(scope, depth)) else []
        while (operator := self._peek()) and _is(operator, "OR"):
            self._next += 1
            following = self._peek()
            if following is None or following.kind == "close" or _is(following, "OR"):
                if not (self.typing and following is None):
                    self.problems.add("OR waits for a word after it.", operator.start, operator.end)
            elif node := self._negatable(scope, depth):
                nodes.append(node)
        return _joined(Or, nodes)

    def _negatable(self, scope: Scope, depth: int) -> Node | None:
        negated, start = False, self._tokens[self._next].start
        while (token := self._peek()) and (token.kind == "minus" or self._is_not(token)):
            negated = not negated
            self._next += 1
        if token is None or token.kind == "close" or _is(token, "OR"):
            return None
        node = self._clause(scope, depth)
        if node is None or not negated:
            return node
        if isinstance(node, Words) and node.typed:
            # Half a word must not throw out everything that begins like it.
            node = replace(node, open_end=False, typed=False)
        return Not(without_spellings(node), start, node.end)

    def _is_not(self, token: QueryToken) -> bool:
        following = self._tokens[self._next + 1] if self._next + 1 < len(self._tokens) else None
        return _is(token, "NOT") and following is not None and following.kind != "close"

    def _clause(self, scope: Scope, depth: int) -> Node | None:
        token = self._tokens[self._next]
        self._next += 1
        match token.kind:
            case "open":
                return self._bracket(token, scope, depth)
            case "field":
                return self._field(token, depth)
            case "quoted":
                return self._quotation(token, scope, token.start)
            case _:
                return self._word(token, scope, token.start)

    def _bracket(self, opening: QueryToken, scope: Scope, depth: int) -> Node | None:
        if depth + self._depth >= _DEEPEST:
            self.problems.add("The brackets go too deep.", opening.start, opening.end)
            return None
        node = self._conjunction(scope, depth + 1)
        if self._peek() is None:
            if not self.typing:
                self.problems.add("This bracket is never closed.", opening.start, opening.end)
        else:
            self._next += 1
            if node is None and not self.problems:
                closing = self._tokens[self._next - 1]
                self.problems.add("There is nothing between the brackets.", opening.start, closing.end)
        if isinstance(node, Number | Unit):
            # A bracket of its own keeps it from speaking of the same figure as its neighbours.
            return And((node,), node.start, node.end)
        return node

    def _field(self, field: QueryToken, depth: int) -> Node | None:
        value = self._peek()
        if value is None or value.start != field.end or value.kind in ("close", "minus", "field"):
            self.problems.add(f"“{field.text}:” waits for what to look for.", field.start, field.end)
            return None
        self._next += 1
        if field.exact and value.kind != "open":
            return self._exact(field, value)
        if scope := WORD_FIELDS.get(field.text):
            if field.exact:
                self._no_exact(field, value)
            if value.kind == "open":
                return self._bracket(value, scope, depth)
            if value.kind == "quoted":
                return self._quotation(value, scope, field.start)
            return self._word(value, scope, field.start)
        if value.kind == "open":
            self.problems.add(
                f"“{field.text}:” takes a single value, without brackets.", field.start, value.end
            )
            return self._bracket(value, "text", depth)
        if value.kind == "quoted" and not value.closed:
            self._unclosed(value)
        if field.text == "query":
            return self._saved_search(field, value, depth)
        return value_node(field, value, self.now, self.problems)

    def _exact(self, field: QueryToken, value: QueryToken) -> Node | None:
        """A value compared as a whole; while it is typed, and where that cannot be, its words count."""
        typed = self.typing and value.end == len(self.query) and (value.kind == "word" or not value.closed)
        if field.text in FACETS and not typed:
            if value.kind == "quoted" and not value.closed:
                self._unclosed(value)
            node = exact_node(field, value)
            if node is None:
                self.problems.add(f"“{field.text}:=” waits for what to look for.", field.start, value.end)
            return node
        if field.text not in FACETS:
            self._no_exact(field, value)
        scope = WORD_FIELDS.get(field.text)
        if scope is None:
            return value_node(field, value, self.now, self.problems)
        if value.kind == "quoted":
            return self._quotation(value, scope, field.start)
        return self._word(value, scope, field.start)

    def _no_exact(self, field: QueryToken, value: QueryToken) -> None:
        if value.kind == "open":
            message = f"“{field.text}:=” takes a single value, without brackets; its words count here."
        else:
            message = f"“{field.text}:” is not compared as a whole: leave out the equals sign."
        self.problems.add(message, field.start, field.end)

    def _saved_search(self, field: QueryToken, value: QueryToken, depth: int) -> Node | None:
        """What a saved search asks for, as one clause in the place of its name."""
        found = find_name(value.text, self._saved)
        if found is None:
            self.problems.add(unknown_name(value.text, self._saved), field.start, value.end)
            return None
        if found in self._inside:
            path = " → ".join((*self._inside, found))
            self.problems.add(f"Saved searches go round in a circle: {path}.", field.start, value.end)
            return None
        self._expansions += 1
        deeper = self._depth + depth + 1
        if self._expansions > _MOST_EXPANSIONS or deeper >= _DEEPEST:
            self.problems.add("Too many saved searches are used here.", field.start, value.end)
            return None
        parser = _Parser(self._saved[found], False, self.now, self._saved, (*self._inside, found), deeper)
        parser._expansions = self._expansions
        root = parser.read()
        self._expansions = parser._expansions
        for problem in parser.problems:
            self.problems.add(f"In the saved search “{found}”: {problem.message}", field.start, value.end)
        if root is None:
            if not parser.problems:
                self.problems.add(f"The saved search “{found}” is empty.", field.start, value.end)
            return None
        # A clause of its own, so that its numbers do not speak of the same figure as those beside it.
        return And((relocated(root, field.start, value.end),), field.start, value.end)

    def _quotation(self, token: QueryToken, scope: Scope, start: int) -> Node | None:
        if not token.closed:
            self._unclosed(token)
        open_end = self.typing and not token.closed and not token.text[-1:].isspace()
        return phrase_leaf(token, scope, start, typed=open_end)

    def _unclosed(self, token: QueryToken) -> None:
        if not self.typing:
            self.problems.add("This quotation mark is never closed.", token.start, token.start + 1)

    def _word(self, token: QueryToken, scope: Scope, start: int) -> Node | None:
        if scope == "text":
            self._check_field_name(token)
        typed = self.typing and token.end == len(self.query)
        return word_leaf(token, scope, start, typed=typed, problems=self.problems)

    def _check_field_name(self, token: QueryToken) -> None:
        name, colon, value = token.text.partition(":")
        if colon and (message := unknown_field(name, value, FIELD_NAMES)):
            self.problems.add(message, token.start, token.start + len(name) + 1)


def _is(token: QueryToken, keyword: str) -> bool:
    return token.kind == "word" and token.text == keyword


def _joined(kind: type[And] | type[Or], nodes: Sequence[Node]) -> Node | None:
    if len(nodes) <= 1:
        return nodes[0] if nodes else None
    return kind(tuple(nodes), nodes[0].start, nodes[-1].end)

"""Where the names of a sentence stand: in the possessive, behind a preposition, as the subject of a verb."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import (
    ADVERBS,
    AUXILIARIES,
    COMPARATIVES,
    CONJUNCTIONS,
    FINITE_VERBS,
    FUNCTION_WORDS,
    REPORTING,
    VERBS,
)
from metatui.analysis.figures.wordlists import word_set
from metatui.model import Entity

TRAILING_APPOSITION: Final = 12
CLAUSE_OPENERS: Final = frozenset(
    {
        "and",
        "but",
        "that",
        "while",
        "as",
        "because",
        "although",
        "though",
        "when",
        "where",
        "whereas",
        "if",
        "after",
        "before",
        "since",
        "how",
    }
)
# Nouns that are the figures of the name beside them: "revenue at Meta", "Meta shares".
OWN_NOUNS: Final = word_set(
    "revenue revenues profit profits loss losses earnings income sales shares stock output exports imports"
    " deliveries production turnover margins debt population"
)
# Said of what somebody means to do, and so of the figures in it.
PLANNING: Final = word_set(
    "expects expected expect plans planned plan aims aimed hopes hoped promised promises pledged pledges"
    " agreed agrees vowed vows intends wants proposed proposes"
)
OWN_REPORTS: Final = frozenset({"reported", "reports", "posted", "posts", "recorded", "announced"})


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an entity in a sentence, in tokens[first:end]."""

    entity: Entity
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one sentence, in its order, with its tokens."""

    tokens: Sequence[Token]
    named: Sequence[Named]
    # For every token of a name that name; for the token behind every date the date's first token.
    inside: dict[int, Named]
    dates: dict[int, int]
    ends: Sequence[int]

    def before(self, at: int, reach: int) -> Sequence[Named]:
        """The names that end before a token, at most `reach` tokens from it."""
        return self.named[bisect_left(self.ends, at - reach) : bisect_right(self.ends, at)]

    def only_subject(self) -> Entity | None:
        """The one organisation that is named, if it is the subject of a verb; else None."""
        organisations = [name for name in self.named if name.entity.kind == "organisation"]
        if len({name.entity.name for name in organisations}) != 1:
            return None
        first = organisations[0]
        is_subject = (
            not self.is_possessive(first.end)
            and not self.is_prepositional(first.first)
            and self.starts_clause(first.first)
            and (self.verb_follows(first.end, len(self.tokens)) or self._says(first.end))
        )
        return first.entity if is_subject else None

    def _says(self, at: int) -> bool:
        """Whether a word of saying or expecting follows."""
        return self.tokens[at].low in REPORTING

    def is_verb(self, at: int) -> bool:
        """Whether a token looks like a verb."""
        token = self.tokens[at]
        if token.kind != "word" or not token.text.islower():
            return False
        return (
            token.low in VERBS
            or token.low in FINITE_VERBS
            or (token.low.endswith("ed") and len(token.low) > 4)
        )

    def is_possessive(self, end: int) -> bool:
        """Whether the name that ends before a token is possessive, be the 's inside the mention or behind."""
        if self.tokens[end - 1].low.endswith("'s") or self.tokens[end - 1].low == "its":
            return True
        token = self.tokens[end]
        return token.text == "'" and token.tight and self.tokens[end - 1].low.endswith("s")

    def is_prepositional(self, first: int) -> bool:
        index = first - 1
        while self.tokens[index].low in ("the", "a") and index > 0:
            index -= 1
        return self.tokens[index].low in (
            "of", "in", "at", "by", "for", "from", "to", "with", "on", "into", "against", "between",
            "than", "among",
            "under", "over", "via", "through", "near", "like", "including", "across",
        )  # fmt: skip

    def is_joined(self, first: int) -> bool:
        """As in "Google and Meta spent": two owners, so none."""
        index = first - 2
        return index >= 0 and index in self.inside

    def starts_clause(self, first: int) -> bool:
        """Whether the name is where a subject stands: at the start, behind a comma or a conjunction."""
        index = first - 1
        steps = 0
        if first in self.dates:  # "In July 2025 Meta put"
            index = self.dates[first] - 1
            index -= self.tokens[index].low in ("in", "on", "at", "by", "during")
        while index >= 0 and steps < 5:
            token = self.tokens[index]
            if token.kind == "end" or token.text in (",", '"', ":", ";", "—", "("):
                return True
            if token.low in CONJUNCTIONS or token.low in CLAUSE_OPENERS or token.low in REPORTING:
                return True
            if token.low in VERBS or token.kind == "other" or token.low in AUXILIARIES:
                return False
            if token.low in FUNCTION_WORDS and token.low not in ("the", "a", "an"):
                return False
            index -= 1
            steps += 1
        return index < 0

    def verb_follows(self, end: int, limit: int) -> bool:
        """Whether the subject's own verb comes next, behind an adverb or a clause between commas."""
        tokens = self.tokens
        index = end
        if tokens[index].text in (",", "("):
            closing = next(
                (
                    at
                    for at in range(index + 1, min(index + TRAILING_APPOSITION, limit))
                    if tokens[at].text in (",", ")")
                ),
                None,
            )
            if closing is None:
                return False
            index = closing + 1
        while tokens[index].low in ADVERBS or tokens[index].low.endswith("ly"):
            index += 1
        if tokens[index].low in OWN_NOUNS and index == end:
            index += 1  # "Amazon shares fell"
        token = tokens[index]
        if token.low in COMPARATIVES:
            return False
        if token.low in PLANNING and (tokens[index + 1].low == "to" or token.low not in REPORTING):
            return True
        if token.low in REPORTING and token.low not in ("found", "put"):
            return token.low in OWN_REPORTS
        return self.is_verb(index) or token.low in AUXILIARIES or token.low in OWN_REPORTS

"""Whose a figure is: an entity of the article, where its sentence says so; otherwise nobody.

Three constructions say it: a possessive that governs the figure ("Meta's revenue rose 15 %"), a subject whose
own verb takes the figure ("Meta put $14.3 billion into …"), and "its" behind the one subject that it can mean
("Meta said its revenue rose 15 %"). A name inside another clause, behind a preposition, or one of two that
could be meant owns nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from metatui.analysis.figures.lexer import PADDING, Token, fold, lex
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
from metatui.model import Entity, Figure
from metatui.text.sentences import split_sentences

# How many tokens may stand between an owner and its figure.
_REACH: Final = 14
_TRAILING_APPOSITION: Final = 12
_OWNING_KINDS: Final = frozenset({"person", "organisation", "place", "product"})
_OWNED: Final = frozenset({"money", "percent", "count", "measure", "ratio", "duration"})
_OPENERS: Final = frozenset(
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
_BREAKS: Final = frozenset({";", ":", "—", '"', "(", ")"})
_POSSESSIVE_PRONOUNS: Final = frozenset({"its", "their", "his", "her"})
# Subjects of these verbs speak of figures that may be another's.
_SPEAKING: Final = (REPORTING | {"reported", "report", "reports", "put"}) - {"put"}
_OWN_REPORTS: Final = frozenset({"reported", "reports", "posted", "posts", "recorded", "announced"})
_NOUNS_OF_SAYING: Final = word_set("forecast forecasts estimate estimates claim claims notes shows suggests")
_OWN_BEHIND: Final = frozenset({"revenue", "profit", "loss", "earnings", "income", "sales"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention of an entity in a sentence, in tokens[first:end]."""

    entity: Entity
    first: int
    end: int


def assign_owners(figures: Sequence[Figure], entities: Sequence[Entity], text: str) -> tuple[Figure, ...]:
    """The figures, each with the name of the entity it belongs to where its sentence says so, else None.

    `figures` and the mentions of `entities` hold offsets into `text`. An owner is always the `name` of one of
    the entities.
    """
    mentions = sorted(
        ((mention.start, mention.end, entity) for entity in entities for mention in entity.mentions),
        key=lambda item: (item[0], item[1]),
    )
    if not mentions:
        return tuple(replace(figure, owner=None) for figure in figures)
    folded = fold(text)
    starts = [mention[0] for mention in mentions]
    owned: list[Figure] = []
    position = 0
    figures = sorted(figures, key=lambda figure: figure.start)
    for start, end in split_sentences(text):
        first = position
        while position < len(figures) and figures[position].start < end:
            position += 1
        here = figures[first:position]
        if not here:
            continue
        inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        owned.extend(_owned_in_sentence(folded, start, end, here, inside) if inside else here)
    owned.extend(figures[position:])
    return tuple(owned)


def _owned_in_sentence(
    folded: str, start: int, end: int, figures: Sequence[Figure], mentions: Sequence[tuple[int, int, Entity]]
) -> list[Figure]:
    tokens = lex(folded, start, end)
    token_starts = [token.start for token in tokens[: len(tokens) - PADDING]]
    named = [
        _Named(entity, bisect_left(token_starts, first), bisect_left(token_starts, last))
        for first, last, entity in mentions
        if entity.kind in _OWNING_KINDS
    ]
    inside = {index: name for name in named for index in range(name.first, min(name.end, name.first + 12))}
    places = {bisect_left(token_starts, figure.start) for figure in figures}
    dates = {
        bisect_left(token_starts, figure.end): bisect_left(token_starts, figure.start)
        for figure in figures
        if figure.kind == "date"
    }
    owned = []
    for figure in figures:
        owner = None
        if figure.kind in _OWNED:
            first, last = bisect_left(token_starts, figure.start), bisect_left(token_starts, figure.end)
            owner = _Search(tokens, inside, named, places, dates, first, last).owner()
        owned.append(replace(figure, owner=owner.name if owner else None))
    return owned


@dataclass(frozen=True, slots=True)
class _Search:
    """One figure in tokens[first:last], and the names around it."""

    tokens: Sequence[Token]
    inside: dict[int, _Named]
    named: Sequence[_Named]
    places: set[int]
    # The dates of the sentence, by the token behind each.
    dates: dict[int, int]
    first: int
    last: int

    def owner(self) -> Entity | None:
        return self._possessor_behind() or self._subject_behind() or self._possessor_or_subject()

    def _subject_behind(self) -> Entity | None:
        """The subject of a relative clause: "the $14.3bn that Meta put into Scale AI"."""
        index = self.last + (self.tokens[self.last].low in ("that", "which"))
        name = self.inside.get(index)
        if index == self.last or name is None or name.first != index or _is_possessive(self.tokens, name.end):
            return None
        return name.entity if self.tokens[name.end].low in VERBS else None

    def _possessor_behind(self) -> Entity | None:
        """As in "15 % of Meta's revenue", "$5bn of its cash" is left to the pronoun."""
        index = self.last
        if self.tokens[index].low not in ("of", "in") or self.tokens[self.first - 1].low == "from":
            return None
        index += 1
        name = self.inside.get(index)
        if name is not None and name.first == index and _is_possessive(self.tokens, name.end):
            return name.entity
        return None

    def _possessor_or_subject(self) -> Entity | None:
        """The nearest owner before the figure, walking back over its own clause."""
        tokens = self.tokens
        index = self.first - 1
        limit = max(self.first - _REACH, 0)
        verbs = 0
        while index >= limit:
            token = tokens[index]
            name = self.inside.get(index)
            if name is not None:
                return self._named(name, verbs)
            if token.text == "," and self._is_participle(index + 1):
                return self._main_subject(index)
            if token.text == ",":
                jumped = self._over_apposition(index)
                if jumped is None:
                    return None
                index = jumped
                continue
            if token.text in _BREAKS and not (token.text == '"' and index == self.first - 1):
                return None
            if token.low in _POSSESSIVE_PRONOUNS:
                return self._antecedent(index, token.low)
            if token.low in _OPENERS and token.low != "as":
                return None
            if token.low in _SPEAKING and token.low not in _OWN_REPORTS and self._speaks(index):
                return None
            if token.low in VERBS and token.kind == "word":
                verbs += 1
            index -= 1
        return None

    def _is_participle(self, at: int) -> bool:
        low = self.tokens[at].low
        return low.endswith("ing") and low not in (
            "including",
            "following",
            "according",
            "during",
            "excluding",
        )

    def _main_subject(self, comma: int) -> Entity | None:
        """Who does what stands behind the comma: "Meta put … into Scale AI, taking 49 % of it"."""
        subjects = [
            name
            for name in self.named
            if name.end <= comma
            and comma - name.end <= _REACH
            and not _is_possessive(self.tokens, name.end)
            and not self._is_prepositional(name.first)
            and self._starts_clause(name.first)
            and self._verb_follows(name.end)
        ]
        return subjects[0].entity if len(subjects) == 1 else None

    def _speaks(self, index: int) -> bool:
        """Whether a word of saying is a verb here: not "its forecast to", not "is estimated at"."""
        before, after = self.tokens[index - 1], self.tokens[index + 1]
        passive = before.low in AUXILIARIES and before.low not in ("has", "have", "had")
        noun = (
            after.low in ("to", "of", "by", "at", "for", "from")
            and self.tokens[index].low in _NOUNS_OF_SAYING
        )
        return not passive and not noun

    def _named(self, name: _Named, verbs: int) -> Entity | None:
        """The entity of a name before the figure, if it owns it there."""
        tokens = self.tokens
        if _is_possessive(tokens, name.end):
            return name.entity if self._governs(name.end) else None
        before = tokens[name.first - 1]
        if self._is_prepositional(name.first):
            noun = tokens[name.first - 2]
            of_it = before.low in ("at", "of", "for") and noun.low in _OWN_BEHIND
            return name.entity if of_it and not self._others_between(name.end) else None
        if before.low in ("and", "or", ",") and self._joined(name.first):
            return None
        if not self._starts_clause(name.first):
            return None
        if self._is_aside() or not verbs or self._others_between(name.end) or self._is_circumstance():
            return None
        return name.entity if self._verb_follows(name.end) else None

    def _governs(self, end: int) -> bool:
        """Whether what is possessed is what the figure measures: no other clause or object between."""
        return not self._others_between(end) and not any(
            token.low in ("with", "by", "into", "on", "for") and index + 2 < self.first
            for index, token in enumerate(self.tokens[end : self.first], start=end)
            if token.low != "by"
        )

    def _is_aside(self) -> bool:
        """Whether a preposition keeps the figure from the verb: "arrived with the $14.3bn", "after 22 %"."""
        at = self.first - 1
        while self.tokens[at].low in ("the", "a", "an", "just") and at > 0:
            at -= 1
        return self.tokens[at].low in (
            "with",
            "after",
            "despite",
            "without",
            "including",
            "against",
            "than",
            "before",
        )

    def _is_circumstance(self) -> bool:
        """Whether the figure only says where or among how many: "employs 270,000 people in 185 countries"."""
        at = self.first - 1
        return self.tokens[at].low in (
            "in",
            "across",
            "among",
            "within",
            "throughout",
        ) and self.places_before(at)

    def places_before(self, at: int) -> bool:
        """Whether another figure stands shortly before a token."""
        return any(index in self.places for index in range(max(at - 6, 0), at))

    def _others_between(self, end: int) -> bool:
        return any(index in self.inside for index in range(end, self.first))

    def _is_prepositional(self, first: int) -> bool:
        index = first - 1
        while self.tokens[index].low in ("the", "a") and index > 0:
            index -= 1
        return self.tokens[index].low in (
            "of", "in", "at", "by", "for", "from", "to", "with", "on", "into", "against", "between",
            "than", "among",
            "under", "over", "via", "through", "near", "like", "including", "across",
        )  # fmt: skip

    def _joined(self, first: int) -> bool:
        """As in "Google and Meta spent": two owners, so none."""
        index = first - 2
        return index >= 0 and index in self.inside

    def _starts_clause(self, first: int) -> bool:
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
            if token.low in CONJUNCTIONS or token.low in _OPENERS or token.low in REPORTING:
                return True
            if token.low in VERBS or token.kind == "other" or token.low in AUXILIARIES:
                return False
            if token.low in FUNCTION_WORDS and token.low not in ("the", "a", "an"):
                return False
            index -= 1
            steps += 1
        return index < 0

    def _verb_follows(self, end: int) -> bool:
        """Whether the subject's own verb comes next, behind an adverb or a clause between commas."""
        tokens = self.tokens
        index = end
        if tokens[index].text in (",", "("):
            closing = next(
                (
                    at
                    for at in range(index + 1, min(index + _TRAILING_APPOSITION, self.first))
                    if tokens[at].text in (",", ")")
                ),
                None,
            )
            if closing is None:
                return False
            index = closing + 1
        while tokens[index].low in ADVERBS or tokens[index].low.endswith("ly"):
            index += 1
        token = tokens[index]
        if token.low in COMPARATIVES:
            return False
        if token.low in REPORTING and token.low not in ("found", "put"):
            return token.low in _OWN_REPORTS
        return (
            token.low in VERBS
            or token.low in AUXILIARIES
            or token.low in FINITE_VERBS
            or token.low in _OWN_REPORTS
        )

    def _over_apposition(self, comma: int) -> int | None:
        """Before "…, the Chinese lab, …": the token before the first comma; None where there is none."""
        tokens = self.tokens
        for index in range(comma - 1, max(comma - _TRAILING_APPOSITION, -1), -1):
            if tokens[index].text == ",":
                inner = tokens[index + 1]
                named = index - 1 in self.inside
                starts = (
                    inner.low in ("the", "a", "an", "which", "who", "whose", "based", "owner", "maker")
                    or inner.kind == "number"
                )
                return index - 1 if named and starts else None
            if index in self.inside:
                return None  # "In June, Meta, …": this comma closes something else
        return None

    def _antecedent(self, at: int, pronoun: str) -> Entity | None:
        """What "its" means: the one entity before it in the sentence that stands as a subject."""
        if self._others_between(at):
            return None
        kinds = ("person",) if pronoun in ("his", "her") else ("organisation", "place", "product")
        before = [name for name in self.named if name.end <= at and name.entity.kind in kinds]
        different = {name.entity.name for name in before if not _is_possessive(self.tokens, name.end)}
        if len(different) != 1:
            return None
        subject = next(name for name in before if name.entity.name in different)
        if self._is_prepositional(subject.first) or not self._starts_clause(subject.first):
            return None
        return subject.entity


def _is_possessive(tokens: Sequence[Token], end: int) -> bool:
    """Whether the name that ends before a token is possessive, be the 's inside the mention or behind."""
    if tokens[end - 1].low.endswith("'s"):
        return True
    token = tokens[end]
    return token.text == "'" and token.tight and tokens[end - 1].low.endswith("s")

"""Whose one figure is: the walk over its clause to the name that possesses it or puts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from metatui.analysis.figures.lexicon import (
    AUXILIARIES,
    REPORTING,
    VERBS,
)
from metatui.analysis.figures.subjecthood import (
    CLAUSE_OPENERS,
    OWN_NOUNS,
    OWN_REPORTS,
    PLANNING,
    TRAILING_APPOSITION,
    Named,
    Names,
)
from metatui.analysis.figures.wordlists import word_set
from metatui.model import Entity

# How many tokens may stand between an owner and its figure, and how many where the verb is known.
_REACH: Final = 14
_FAR: Final = 28
_RAISING: Final = word_set("raise raises raised raising secured secures")
_BREAKS: Final = frozenset({";", ":", "—", '"', "(", ")"})
_POSSESSIVE_PRONOUNS: Final = frozenset({"its", "their", "his", "her"})
# Subjects of these verbs speak of figures that may be another's.
_SPEAKING: Final = (REPORTING | {"reported", "report", "reports", "put"}) - {"put"}
# Whoever decides on a sum does not spend it.
_JUDGING: Final = word_set(
    "approve approves approved approving reject rejects rejected block blocks blocked veto vetoed pass passed"
    " endorse endorsed ratify ratified"
)
_NOUNS_OF_SAYING: Final = word_set("forecast forecasts estimate estimates claim claims notes shows suggests")
_PRONOUNS: Final = frozenset({"it", "they", "he", "she"})
_HAVING: Final = frozenset({"has", "have", "had", "is", "was", "are", "were"})
_DEALS: Final = frozenset({"deal", "transaction", "merger", "takeover", "agreement", "venture"})
_RELATIVES: Final = frozenset({"which", "who"})
# How far back "its" may look for its subject.
_SENTENCE: Final = 60


@dataclass(frozen=True, slots=True)
class OwnerSearch:
    """One figure in tokens[first:last], and the names around it."""

    names: Names
    places: set[int]
    first: int
    last: int

    def owner(self) -> Entity | None:
        if self._is_valuation():
            return self._raiser()
        return self._possessor_behind() or self._subject_behind() or self._possessor_or_subject()

    def _is_valuation(self) -> bool:
        """As in "at a valuation of $2.8bn"."""
        before = [token.low for token in self.names.tokens[max(self.first - 4, 0) : self.first]]
        return before[-2:] == ["valuation", "of"] and before[0] in ("at", "giving")

    def _raiser(self) -> Entity | None:
        """Who raises money at that valuation; whoever puts the money in is not worth it."""
        tokens = self.names.tokens
        for name in self.names.before(self.first, _FAR):
            verb = name.end + (tokens[name.end].low in AUXILIARIES)
            if tokens[verb].low in _RAISING and self.names.starts_clause(name.first):
                return None if self._is_joint(name) else name.entity
        return None

    def _subject_behind(self) -> Entity | None:
        """The subject of a relative clause: "the $14.3bn that Meta put into Scale AI"."""
        index = self.last + (self.names.tokens[self.last].low in ("that", "which"))
        name = self.names.inside.get(index)
        if index == self.last or name is None or name.first != index or self.names.is_possessive(name.end):
            return None
        return name.entity if self.names.tokens[name.end].low in VERBS else None

    def _possessor_behind(self) -> Entity | None:
        """As in "15 % of Meta's revenue", "$5bn of its cash" is left to the pronoun."""
        index = self.last
        if (
            self.names.tokens[index].low not in ("of", "in")
            or self.names.tokens[self.first - 1].low == "from"
        ):
            return None
        index += 1
        name = self.names.inside.get(index)
        if name is not None and name.first == index and self.names.is_possessive(name.end):
            return name.entity
        return None

    def _possessor_or_subject(self) -> Entity | None:
        """The nearest owner before the figure, walking back over its own clause."""
        tokens = self.names.tokens
        index = self.first - 1
        limit = max(self.first - _REACH, 0)
        verbs = 0
        while index >= limit:
            token = tokens[index]
            name = self.names.inside.get(index)
            if name is not None:
                if self._is_passed_over(name) and not self._is_of_it(name):
                    index = name.first - 1
                    continue
                return self._named(name, verbs)
            if token.low in _RELATIVES and verbs:
                return self._antecedent_of_relative(index)
            if token.text == "," and self._is_participle(index + 1):
                return self._main_subject(index)
            if token.text == "," and tokens[index + 1].low in ("to", "from", "by") and verbs == 0:
                index -= 1  # "cut rates in September, to a range of 4% to 4.25%"
                continue
            if token.text == ",":
                jumped = self._over_apposition(index)
                if jumped is None:
                    return None
                index = jumped
                continue
            if token.text in _BREAKS and not (token.text == '"' and index == self.first - 1):
                return None
            if token.low in _POSSESSIVE_PRONOUNS or (
                token.low in _PRONOUNS and verbs and not self._is_empty(index)
            ):
                joint = tokens[index - 1].low in ("and", "or") and index - 2 in self.names.inside
                return None if joint else self._antecedent(index, token.low)
            if token.low == "and" and not verbs and self._joins_figures(index):
                index -= 1  # "two airports and 600 km of rail"
                continue
            if token.low in ("and", "but") and self.names.is_verb(index + 1):
                index -= 1  # "gained 5 million users and lost €86 million"
                continue
            if token.low in ("before", "after", "while") and tokens[index + 1].low.endswith("ing"):
                index -= 1  # "slid 2.4 % before recovering to €18.10": the same subject
                continue
            if token.low in CLAUSE_OPENERS and token.low != "as":
                return None
            if token.low in _JUDGING:
                return None  # "the Senate approved a $95 billion bill"
            if token.low in _SPEAKING and token.low not in OWN_REPORTS and self._speaks(index):
                return None
            verbs += self.names.is_verb(index) or token.low in _HAVING
            index -= 1
        return None

    def _joins_figures(self, at: int) -> bool:
        """Whether "and" only joins the figure to another one before it: no verb and no name between."""
        tokens = self.names.tokens
        if at + 1 != self.first:
            return False
        for index in range(at - 1, max(at - 6, -1), -1):
            if index in self.places:
                return True
            if self.names.is_verb(index) or index in self.names.inside or tokens[index].kind != "word":
                return False
        return False

    def _is_participle(self, at: int) -> bool:
        low = self.names.tokens[at].low
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
            for name in self.names.before(comma, _REACH)
            if not self.names.is_possessive(name.end)
            and not self.names.is_prepositional(name.first)
            and not self._is_joint(name)
            and self.names.starts_clause(name.first)
            and self.names.verb_follows(name.end, self.first)
        ]
        return subjects[0].entity if len(subjects) == 1 else None

    def _is_joint(self, name: Named) -> bool:
        """Whether a name is the second of two that do it together: "Finch and Quartz will build"."""
        return self.names.tokens[name.first - 1].low in ("and", "or") and self.names.is_joined(name.first)

    def _speaks(self, index: int) -> bool:
        """Whether a word of saying is a verb here: not "its forecast to", not "is estimated at"."""
        before, after = self.names.tokens[index - 1], self.names.tokens[index + 1]
        if after.low == "to" and self.names.tokens[index].low in PLANNING:
            return False  # "expects to deliver 820 jets"
        passive = before.low in AUXILIARIES and before.low not in ("has", "have", "had")
        noun = (
            after.low in ("to", "of", "by", "at", "for", "from")
            and self.names.tokens[index].low in _NOUNS_OF_SAYING
        )
        return not passive and not noun

    def _named(self, name: Named, verbs: int) -> Entity | None:
        """The entity of a name before the figure, if it owns it there."""
        tokens = self.names.tokens
        if self.names.is_possessive(name.end):
            return name.entity if self._governs(name.end) else None
        before = tokens[name.first - 1]
        if self.names.is_prepositional(name.first):
            return name.entity if self._is_of_it(name) and not self._others_between(name.end) else None
        if before.low in ("and", "or", ",") and self.names.is_joined(name.first):
            return None
        if tokens[name.end].low in ("and", "or") and tokens[name.end + 1].low in _POSSESSIVE_PRONOUNS:
            return None  # "Tyndale and its partners"
        if not self.names.starts_clause(name.first):
            return None
        if self._is_aside() or not verbs or self._others_between(name.end) or self._is_circumstance():
            return None
        return name.entity if self.names.verb_follows(name.end, self.first) else None

    def _is_of_it(self, name: Named) -> bool:
        """Whether a name behind a preposition says whose: "revenue at Meta"."""
        before, noun = self.names.tokens[name.first - 1], self.names.tokens[name.first - 2]
        possessed = name.first >= 3 and self.names.is_possessive(name.first - 2)
        own = before.low in ("at", "of", "for") or (before.low == "in" and noun.low in ("shares", "stock"))
        return own and noun.low in OWN_NOUNS and not possessed

    def _is_passed_over(self, name: Named) -> bool:
        """Whether a name only says where or to whom: "in Canada", "gave Ukraine $9bn"."""
        if self.names.is_possessive(name.end):
            return False
        given = name.end == self.first and self.names.is_verb(name.first - 1)
        return given or self.names.is_prepositional(name.first)

    def _antecedent_of_relative(self, at: int) -> Entity | None:
        """The name before "which" or "who": "Renault, which sold 2.3 million cars"."""
        name = self.names.inside.get(at - 1 - (self.names.tokens[at - 1].text == ","))
        return name.entity if name is not None and not self._others_between(at) else None

    def _is_empty(self, at: int) -> bool:
        """Whether "it" stands for nothing: "it was", "it took"."""
        return self.names.tokens[at + 1].low in ("is", "was", "took", "takes")

    def _governs(self, end: int) -> bool:
        """Whether what is possessed is what the figure measures: no other clause or object between."""
        return not self._others_between(end) and not any(
            token.low in ("with", "by", "into", "on", "for")
            and index + 2 < self.first + 2 * (token.low == "with")
            for index, token in enumerate(self.names.tokens[end : self.first], start=end)
            if token.low != "by"
        )

    def _is_aside(self) -> bool:
        """Whether a preposition keeps the figure from the verb: "arrived with the $14.3bn", "after 22 %"."""
        at = self.first - 1
        while self.names.tokens[at].low in ("the", "a", "an", "just") and at > 0:
            at -= 1
        if self.names.tokens[at].low == "at" and self.names.tokens[at - 2].low in _DEALS:
            return True  # "in a deal valued at £2.1 billion"
        if self.names.tokens[at].low == "of" and self.names.tokens[at - 2].low == "with":
            return True  # "sell four plants with sales of €600 million"
        behind = [token.low for token in self.names.tokens[self.last : self.last + 6]]
        if self.names.tokens[at].low == "from" and "to" not in behind:
            return True  # "answers questions from some 2,000 people", but not "from 22 % to 15 %"
        return self.names.tokens[at].low in (
            "with",
            "after",
            "valued",
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
        return self.names.tokens[at].low in (
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
        between = (self.names.inside.get(index) for index in range(end, self.first))
        return any(name is not None and not self._is_passed_over(name) for name in between)

    def _over_apposition(self, comma: int) -> int | None:
        """Before "…, the Chinese lab, …": the token before the first comma; None where there is none."""
        tokens = self.names.tokens
        for index in range(comma - 1, max(comma - TRAILING_APPOSITION, -1), -1):
            if tokens[index].text == ",":
                inner = tokens[index + 1]
                named = index - 1 in self.names.inside
                starts = (
                    inner.low in ("the", "a", "an", "which", "who", "whose", "based", "owner", "maker")
                    or inner.kind == "number"
                )
                return index - 1 if named and starts else None
            name = self.names.inside.get(index)
            if name is not None and not self.names.is_prepositional(name.first):
                return None  # "In June, Meta, …": this comma closes something else
        return None

    def _antecedent(self, at: int, pronoun: str) -> Entity | None:
        """What "its" means: the one entity before it in the sentence that stands as a subject."""
        if self._others_between(at):
            return None
        kinds = (
            ("person",) if pronoun in ("his", "her", "he", "she") else ("organisation", "place", "product")
        )
        before = [name for name in self.names.before(at, _SENTENCE) if name.entity.kind in kinds]
        different = {name.entity.name for name in before if not self.names.is_possessive(name.end)}
        if len(different) != 1:
            return None
        subject = next(name for name in before if name.entity.name in different)
        if self.names.is_prepositional(subject.first) or not self.names.starts_clause(subject.first):
            return None
        return subject.entity

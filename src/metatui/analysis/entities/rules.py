"""A tagger by rules: names by themselves first, then what the article as a whole makes of the rest."""

from __future__ import annotations

import itertools
from collections import defaultdict

from metatui.analysis.entities.agreement import Agreement
from metatui.analysis.entities.context import Votes, add_votes, decide
from metatui.analysis.entities.document import Document
from metatui.analysis.entities.headlines import read_headlines
from metatui.analysis.entities.knowledge import Knowledge
from metatui.analysis.entities.lexicon import Lexicon, Word
from metatui.analysis.entities.people import is_name_part
from metatui.analysis.entities.products import numeral_end
from metatui.analysis.entities.scan import describes, scan
from metatui.analysis.entities.tagger import Tagged
from metatui.analysis.entities.towns import IN_PLACE, tell_towns_from_firms
from metatui.model import EntityKind

_SHAPED = Word.MIXED | Word.DIGITS
_LIST_LINKS = frozenset({",", "and", "or"})


class RuleTagger:
    """Gazetteers, a knowledge base, patterns of names, cues around them, and agreement within the article."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge) -> None:
        self._lexicon = lexicon
        self._knowledge = knowledge

    def tag(self, document: Document) -> list[Tagged]:
        """The names of a document in order, not overlapping, each with a kind."""
        candidates = scan(document, self._knowledge)
        tell_towns_from_firms(document, candidates, self._knowledge)
        agreement = Agreement(document, self._lexicon)
        for candidate in candidates:
            if candidate.sure and candidate.kind is not None:
                agreement.vouch(candidate)
        votes = self._votes(document, candidates, agreement)
        groups: dict[str, list[Tagged]] = defaultdict(list)
        for candidate in candidates:
            if candidate.kind is None:
                groups[agreement.surface(candidate)].append(candidate)
        for candidate in candidates:
            if candidate.kind is not None and candidate.known is None and not candidate.sure:
                # "Ghost Harbour, a thriller": the words around it know better than its head.
                clear = decide(votes[agreement.surface(candidate)], 2.0)
                if clear is not None:
                    candidate.kind, candidate.sure = clear, True
        _add_votes_of_lists(document, candidates, votes, agreement)
        for surface, group in groups.items():
            kind = agreement.kind_of(surface)
            elsewhere = agreement.is_short(surface) and not surface.isupper()
            if kind is None or (elsewhere and decide(votes[surface], 1.0) == "place"):
                kind = self._decide(document, group, votes[surface], agreement)
            for candidate in group:
                candidate.kind = kind
                if kind == "product":  # "an interposer called Beacon 1"
                    candidate.end = numeral_end(document, candidate.begin, candidate.end, product=True)
            if kind is not None:
                agreement.vouch(group[0])
        kept = [c for c in candidates if c.kind and self._stands(document, c, votes, agreement)]
        for candidate in kept:
            agreement.vouch(candidate)
        for candidate in kept:
            self._as_person(document, candidate, agreement)
            self._as_organisation(document, candidate, agreement)
        return sorted([*kept, *read_headlines(document, agreement, self._knowledge)], key=lambda c: c.begin)

    def _votes(self, document: Document, candidates: list[Tagged], agreement: Agreement) -> dict[str, Votes]:
        """What the neighbourhoods say, summed over all mentions of the same surface, where it is asked."""
        votes: dict[str, Votes] = defaultdict(dict)
        for candidate in candidates:
            if candidate.kind is None or not candidate.sure:
                add_votes(document, candidate.begin, candidate.end, votes[agreement.surface(candidate)])
        return votes

    def _decide(
        self, document: Document, group: list[Tagged], votes: Votes, agreement: Agreement
    ) -> EntityKind | None:
        """The kind of an unknown name from the cues around its mentions; None to drop it."""
        first = group[0]
        size = first.end - first.begin
        shaped = document.flags[first.begin] & (Word.UPPER | Word.MIXED | Word.DIGITS)
        inside = sum(1 for candidate in group if shaped or not document.first[candidate.begin])
        flags = [document.flags[index] for index in range(first.begin, first.end)]
        plain = all(
            flag & (Word.COMMON | Word.FUNCTION) or not flag & Word.CAPITAL or len(word) == 1
            for flag, word in zip(flags, document.words[first.begin : first.end], strict=True)
        )
        if first.lean is not None:
            weight = 3.0 if first.lean == "place" else 1.0
            votes = votes | {first.lean: votes.get(first.lean, 0.0) + weight}
        if size > 1:
            return self._decide_phrase(document, first, flags, votes, agreement, plain=plain)
        flag = flags[0]
        if len(document.words[first.begin]) == 1:
            return None
        if flag & Word.DIGITS:
            if document.word(first.end) == "." and document.flag(first.end + 1) & Word.NUMERIC:
                return None  # an amount: "KSh1.5 billion"
            letters = sum(letter.isalpha() for letter in document.words[first.begin])
            kind = decide(votes, 1.0)
            return kind or ("product" if inside and (letters > 2 or len(group) > 1) else None)
        if flag & Word.MIXED:
            return decide(votes, 1.0) or "organisation"
        if flag & Word.UPPER:
            return decide(votes, 1.0) or ("organisation" if inside > 1 else None)
        if not inside:
            # "Lumenor, which …" and "Lumenor's first …": always at the start, yet no word of English.
            known_word = flag & (Word.COMMON | Word.FUNCTION | Word.STRIP | Word.GIVEN)
            return decide(votes, 1.0) if not known_word and len(group) > 1 else None
        if plain:
            return decide(votes, 2.0)
        if decided := decide(votes, 1.0):
            return decided
        return (decide(votes, 0.5) or "other") if inside > 1 else None

    def _decide_phrase(
        self,
        document: Document,
        first: Tagged,
        flags: list[int],
        votes: Votes,
        agreement: Agreement,
        *,
        plain: bool,
    ) -> EntityKind | None:
        kind = decide(votes, 1.0)
        if kind == "person" and any(flag & Word.UPPER and not flag & Word.GIVEN for flag in flags):
            kind = "organisation"  # "TRT Haber said"
        if plain:
            starts = document.first[first.begin]
            return kind if votes and not (starts and max(votes.values()) < 2) else None
        if kind is not None:
            return kind
        if first.lean == "other" or votes.get("person", 0.0) < 0 or flags[0] & Word.PARTICLE:
            return "other"
        if flags[0] & (Word.ORG_FIRST | Word.UPPER) and not flags[0] & (Word.DIGITS | Word.ACRONYM):
            return "organisation"  # "Bakkerij Toorn", "Museum De Linde"
        last = document.words[first.end - 1]
        listed = any(flag & (Word.SURNAME | Word.GIVEN) for flag in flags) or agreement.is_surname(last)
        person = len(flags) <= 3 and all(
            is_name_part(flag) and not flag & (Word.UPPER | Word.COMMON | Word.MIXED) for flag in flags
        )
        return "person" if person and listed else "other"

    def _stands(
        self, document: Document, candidate: Tagged, votes: dict[str, Votes], agreement: Agreement
    ) -> bool:
        """Whether an unsure name of a kind holds: sure elsewhere, or clear from its neighbourhood."""
        if candidate.sure:
            return True
        surface = agreement.surface(candidate)
        if agreement.is_vouched(surface, candidate):
            return True
        if candidate.known is None:
            if candidate.kind == "organisation" and describes(document, candidate.begin, candidate.end):
                return votes[surface].get("organisation", 0.0) >= 1.0
            if not document.first[candidate.begin] or document.flags[candidate.begin] & _SHAPED:
                return True
            if candidate.end - candidate.begin == 1:
                return False
            plain = all(document.flags[i] & Word.COMMON for i in range(candidate.begin, candidate.end))
            return not plain or bool(document.flag(candidate.end) & (Word.SAY | Word.NAME_VERB))
        begin = candidate.begin
        flags = document.flags[begin]
        mine = votes[surface].get(candidate.kind or "other", 0.0)
        if document.word(begin - 1) == "(" and document.word(candidate.end) == ")":
            return bool(flags & Word.UPPER)  # "Bittensor (TAO)"
        if not document.first[begin] or document.word(begin - 1) == ":":
            if flags & Word.COMMON and candidate.kind == "place" and document.word(begin - 1) == "the":
                return True
            if flags & (Word.COMMON | Word.UPPER | Word.DEMONYM | Word.GIVEN) or len(surface) == 1:
                return mine >= 1.0
            return True
        after = document.flag(candidate.end)
        follows = document.word(candidate.end)
        if document.words[begin].isupper() and len(surface) > 3 and follows in ("—", "–", "-", "("):
            return True  # a dateline
        verb = bool(after & (Word.NAME_VERB | Word.ORG_TAIL)) or follows in ("'s", "’s")
        comma = follows == "," and (mine >= 2.0 or not flags & (Word.GIVEN | Word.SURNAME))
        if flags & (Word.COMMON | Word.DEMONYM):
            return (verb and follows != "and") or (follows == "," and mine >= 2.0)
        return verb or comma or document.flag(candidate.end) & Word.PRODUCT_NOUN > 0

    def _as_organisation(self, document: Document, candidate: Tagged, agreement: Agreement) -> None:
        """A town that is the first word of a firm of the article, where a firm must be meant.

        As in "shares of Norfolk" beside Norfolk Southern.
        """
        known = candidate.known
        if known is None or known.kind != "place" or candidate.end > candidate.begin + 1:
            return
        if not known.description.startswith("place in") or not agreement.starts_firm(
            agreement.surface(candidate)
        ):
            return
        votes: Votes = {}
        add_votes(document, candidate.begin, candidate.end, votes)
        speaks = (
            document.flag(candidate.end) & Word.SAY and document.word(candidate.begin - 1) not in IN_PLACE
        )
        of_firm = (
            document.word(candidate.end) in ("'s", "’s") and document.flag(candidate.end + 1) & Word.ROLE
        )
        if speaks or of_firm or votes.get("organisation", 0.0) > max(votes.get("place", 0.0), 0.9):
            candidate.kind, candidate.known = "organisation", None

    def _as_person(self, document: Document, candidate: Tagged, agreement: Agreement) -> None:
        """A place or firm whose name is the surname of somebody in the article: "Washington" after Denzel."""
        known = candidate.known
        if known is not None and known.kind == "person" and agreement.is_of_another(candidate):
            candidate.known = None  # the Haddad of this article is not the one that is widely known
            return
        if (
            known is None
            or known.kind not in ("place", "organisation", "event")
            or candidate.end > candidate.begin + 1
        ):
            return
        if not agreement.is_surname(agreement.surface(candidate)):
            return
        begin = candidate.begin
        titled = document.flag(begin - 1) & Word.HONORIFIC and not document.first[begin]
        speaks = document.flag(candidate.end) & Word.SAY and known.kind == "place"
        if (titled or speaks) and document.word(begin - 1) not in IN_PLACE:
            candidate.kind, candidate.known = "person", None


def _add_votes_of_lists(
    document: Document, candidates: list[Tagged], votes: dict[str, Votes], agreement: Agreement
) -> None:
    """What stands in one list is of one kind: the "Tomari" of "Kushiro, Obihiro and Tomari"."""
    for direction in (1, -1):
        ordered = candidates[::direction]
        handed: EntityKind | None = None  # the kind that a list hands on to its next name
        for one, other in itertools.pairwise(ordered):
            kind, handed = one.kind or handed, None
            if other.kind is not None or kind not in ("place", "organisation"):
                continue
            begin, end = (one.end, other.begin) if direction == 1 else (other.end, one.begin)
            gap = [document.word(index) for index in range(begin, end)] if end - begin <= 2 else []
            if gap and gap[-1] in _LIST_LINKS and (len(gap) == 1 or gap[0] == ","):
                if gap == [","] and not _is_listed(document, one, other):
                    continue
                surface = agreement.surface(other)
                votes[surface][kind] = votes[surface].get(kind, 0.0) + 1.0
                handed = kind


def _is_listed(document: Document, one: Tagged, other: Tagged) -> bool:
    """Whether a list goes on behind the later of two names: not "Waterloo, Ontario"."""
    end = max(one.end, other.end)
    return document.word(end) in ("and", "or") or (
        document.word(end) == "," and document.word(end + 2) == "and"
    )

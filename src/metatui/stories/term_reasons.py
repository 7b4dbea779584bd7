"""Reasons: telling words and word pairs that two texts use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log, sqrt

from metatui.model import Reason, Span
from metatui.stories.evidence import TRIVIAL, Rarity, Weighed
from metatui.stories.features import term_number
from metatui.stories.profile import Profile
from metatui.stories.terms import is_common

_WORD_FACTOR = 0.55
_PAIR_FACTOR = 0.8
_SHORTEST_WORD = 4
_LONG_WORD = 10

_Spans = tuple[Span, ...]


def shared_terms(here: Profile, there: Profile, library: Rarity, told: set[str]) -> Iterator[Weighed]:
    """Reasons for terms that both texts use, strongest first; none shares a word with another.

    `told` are the stems that other reasons name already. Only places outside of entities and figures count. A
    single word that both use but once is left out: it is there by chance.
    """
    shared = [key for key in here.terms if key in there.terms]
    rarities = dict(zip(shared, library.of(list(map(term_number, shared))), strict=True))
    ranked: list[tuple[float, _Spans, _Spans, str]] = []
    for key, own in rarities.items():
        # "Artificial intelligence" is no rarer than the "AI" of both texts.
        rarity = min(own, rarities.get("".join(stem[0] for stem in key.split()), own)) if " " in key else own
        if rarity < TRIVIAL or not _may_tell(key, told, rarities):
            continue
        ours, theirs = here.unmarked(here.terms[key]), there.unmarked(there.terms[key])
        if ours and theirs and (" " in key or len(ours) + len(theirs) > 2):
            ranked.append(
                (rarity * _factor(key) * sqrt(_emphasis(ours) * _emphasis(theirs)), ours, theirs, key)
            )
    ranked.sort(key=lambda item: (-item[0], item[1], item[3]))
    used: set[str] = set()
    for strength, ours, theirs, key in ranked:
        if used.isdisjoint(key.split()):
            used.update(key.split())
            if " " in key:
                ours, theirs, added = _lengthened(key, ours, theirs, here, there)
                used.update(added)
            yield Weighed(strength, Reason("terms", _form(here.article.text, ours), ours, theirs))


def _may_tell(key: str, told: set[str], rarities: dict[str, float]) -> bool:
    """Whether a term says something new: one of its words must be neither everyday nor in every article."""
    stems = key.split()
    if len(key) < _SHORTEST_WORD or all(stem in told for stem in stems):
        return False
    return any(not is_common(stem) and rarities.get(stem, 1.0) >= TRIVIAL for stem in stems)


def _factor(key: str) -> float:
    if " " in key:
        return _PAIR_FACTOR
    # Of words that are otherwise equal the longer one mostly says more.
    return _WORD_FACTOR * (0.8 + 0.2 * min(len(key), _LONG_WORD) / _LONG_WORD)


def _emphasis(spans: Sequence[Span]) -> float:
    return min(1.0, (1.0 + log(len(spans))) / 2.0)


def _lengthened(
    key: str, ours: _Spans, theirs: _Spans, here: Profile, there: Profile
) -> tuple[_Spans, _Spans, list[str]]:
    """The pair with the word before or after it that it has wherever it stands in both texts.

    "lunar south" becomes "lunar south pole"; the words added are returned too.
    """
    first, last = key.split()
    for other in here.terms:
        before, _, after = other.partition(" ")
        if after and other != key and other in there.terms and (before == last or after == first):
            longer = _grown(ours, here.unmarked(here.terms[other]))
            answering = _grown(theirs, there.unmarked(there.terms[other]))
            if longer and answering:
                return longer, answering, [after if before == last else before]
    return ours, theirs, []


def _grown(spans: _Spans, others: _Spans) -> _Spans:
    """The spans, each joined with the one of the others that overlaps it; nothing if one has none."""
    grown = []
    for start, end in spans:
        joined = [(min(start, s), max(end, e)) for s, e in others if s < end and e > start]
        if not joined:
            return ()
        grown.append(joined[0])
    return tuple(grown)


def _form(text: str, spans: Sequence[Span]) -> str:
    """The form of a term that the text uses most, written small where it is."""
    forms: dict[str, int] = {}
    for start, end in spans:
        form = " ".join(text[start:end].split())
        forms[form] = forms.get(form, 0) + 1
    return max(forms, key=lambda form: (form[0].islower(), forms[form], form))

"""Reasons: figures that two articles give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metatui.model import Figure, Reason, Span
from metatui.stories.evidence import TRIVIAL, Rarity, Weighed
from metatui.stories.features import figure_number
from metatui.stories.figures import Value, is_telling, is_tiny, measure_the_same, value_of
from metatui.stories.profile import Profile

_FACTOR = 0.75
_FACTOR_AGREEING = 0.9
_DATE_FACTOR = 0.5
# A small or round figure counts only where both articles say that it measures the same, and then for this.
_PLAIN_STRENGTH = 0.3


def shared_figures(here: Profile, there: Profile, library: Rarity) -> Iterator[Weighed]:
    """One reason for each value that both articles give."""
    ours, theirs = _by_value(here), _by_value(there)
    shared = [value for value in ours if value in theirs]
    for value, rarity in zip(shared, library.of(list(map(figure_number, shared))), strict=True):
        used, answering = ours[value], theirs[value]
        telling = is_telling(used[0])
        agreeing = [
            (one, other)
            for one in used
            for other in answering
            if measure_the_same(one, other, surely=not telling)
        ]
        if telling:
            if rarity < TRIVIAL:
                continue
            strength = rarity * (_FACTOR_AGREEING if agreeing else _FACTOR)
            if used[0].kind == "date":
                strength *= _DATE_FACTOR
        elif agreeing and not is_tiny(used[0]):
            strength = _PLAIN_STRENGTH
            used = [one for one in used if any(one is pair[0] for pair in agreeing)]
            answering = [other for other in answering if any(other is pair[1] for pair in agreeing)]
        else:
            continue
        yield Weighed(strength, Reason("figure", used[0].text, _spans(used), _spans(answering)))


def _by_value(profile: Profile) -> dict[Value, list[Figure]]:
    """The figures that may connect, by value; the day an article appeared on is none of them."""
    published = profile.article.published
    today = None if published is None else published.date().isoformat()
    found: dict[Value, list[Figure]] = {}
    for figure in profile.annotations.figures:
        value = value_of(figure)
        if value is not None and (today is None or figure.low != today):
            found.setdefault(value, []).append(figure)
    return found


def _spans(figures: Sequence[Figure]) -> tuple[Span, ...]:
    return tuple(sorted((figure.start, figure.end) for figure in figures))

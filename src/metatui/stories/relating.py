"""Relating: from near articles to relations with their kind and reasons, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from metatui.errors import ArticleNotFound
from metatui.model import Annotations, Article, Relation, RelationKind
from metatui.stories.evidence import Rarity, Weighed, total
from metatui.stories.features import features_of
from metatui.stories.profile import Profile
from metatui.stories.ranking import Neighbour, nearest
from metatui.stories.reasons import find_reasons
from metatui.stories.shingles import containment
from metatui.stories.snapshot import Snapshot

Load = Callable[[str], tuple[Article, Annotations]]

# Below this score two articles have no more in common than any two of a newspaper.
_LEAST_SCORE = 0.1
_LEAST_EVIDENCE = 0.8
# From here on they tell of one event, if what they share is as specific. What comes months later has to share
# more to be a follow-up: from 30 to 90 days the score needed rises by half.
_EVENT_SCORE = 0.2
_EVENT_EVIDENCE = 1.2
# Of that evidence so much must be more than places: a country is the scene of many events.
_EVENT_BESIDES_PLACES = 0.8
_EVENT_TIME = timedelta(days=4)
_CHAIN_TIME = timedelta(days=30)
_LATE_TIME = timedelta(days=90)
_LATE_SCORE = 0.3
# The same report, word for word in good part: only where the terms are near is that looked at.
_REPORT_TERMS = 0.4
_REPORT_CONTAINMENT = 0.5
# How many articles are looked at for each that is asked for.
_TRIES = 3


def relate(
    snapshot: Snapshot, article: Article, annotations: Annotations, load: Load, limit: int
) -> tuple[Relation, ...]:
    """The articles of the library that are related to one, nearest first; often none.

    `load` gives an article and its annotations by id; one that it does not find (ArticleNotFound) is left
    out.
    """
    here = Profile.of(article, annotations)
    features = features_of(article, annotations, here.terms)
    found: list[Relation] = []
    for neighbour in nearest(snapshot, features, without=article.id)[: limit * _TRIES]:
        if len(found) >= limit or neighbour.score < _LEAST_SCORE:
            break
        try:
            there = Profile.of(*load(neighbour.id))
        except ArticleNotFound:
            continue
        relation = _relation(here, there, neighbour, snapshot)
        if relation is not None:
            found.append(relation)
    return tuple(found)


def _relation(here: Profile, there: Profile, neighbour: Neighbour, snapshot: Snapshot) -> Relation | None:
    """The relation to a near article; None where what they share is trivial."""
    same_report = (
        neighbour.terms >= _REPORT_TERMS and containment(here.said, there.said) >= _REPORT_CONTAINMENT
    )
    least = 0.0 if same_report else _LEAST_EVIDENCE
    evidence = find_reasons(here, there, Rarity(snapshot))
    if total(evidence) <= least and neighbour.score >= _EVENT_SCORE:
        evidence = find_reasons(here, there, Rarity(snapshot, lenient=True))
    if total(evidence) <= least:
        return None
    kind = "same report" if same_report else _kind(here, there, neighbour.score, evidence)
    return Relation(neighbour.id, kind, neighbour.score, tuple(weighed.reason for weighed in evidence))


def _kind(here: Profile, there: Profile, score: float, evidence: Sequence[Weighed]) -> RelationKind:
    """What another article than a reprint is to this one.

    A "follow-up" came later than the article it is related to. What came before it in the same chain of
    events is "background" to it, as is everything that shares the beat but no event.
    """
    besides_places = total([weighed for weighed in evidence if not weighed.is_place])
    if score < _EVENT_SCORE or total(evidence) < _EVENT_EVIDENCE or besides_places < _EVENT_BESIDES_PLACES:
        return "background"
    ours, theirs = here.article.published, there.article.published
    later = timedelta() if ours is None or theirs is None else theirs - ours
    if abs(later) <= _EVENT_TIME:
        return "same event"
    if later < timedelta():
        return "background"
    late = min(1.0, max(0.0, (later - _CHAIN_TIME) / (_LATE_TIME - _CHAIN_TIME)))
    return "follow-up" if score >= _EVENT_SCORE + late * (_LATE_SCORE - _EVENT_SCORE) else "background"

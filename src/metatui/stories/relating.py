"""Relating: from near articles to relations with their kind and reasons, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from metatui.errors import ArticleNotFound
from metatui.model import Annotations, Article, Relation, RelationKind
from metatui.stories.features import features_of
from metatui.stories.profile import Profile
from metatui.stories.ranking import Neighbour, nearest
from metatui.stories.reasons import Weighed, find_reasons
from metatui.stories.shingles import containment
from metatui.stories.snapshot import Snapshot

Load = Callable[[str], tuple[Article, Annotations]]

# Below this score two articles have no more in common than any two of a newspaper.
_LEAST_SCORE = 0.1
_LEAST_EVIDENCE = 0.9
# From here on they tell of one event, if what they share is as specific.
_EVENT_SCORE = 0.2
_EVENT_EVIDENCE = 1.8
_EVENT_DAYS = timedelta(days=4)
# The same report, word for word in good part.
_REPORT_SCORE = 0.3
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
        reasons = find_reasons(here, there, snapshot)
        if evidence(reasons) >= _LEAST_EVIDENCE:
            kind = _kind(here, there, neighbour, reasons)
            told = tuple(weighed.reason for weighed in reasons)
            found.append(Relation(neighbour.id, kind, neighbour.score, told))
    return tuple(found)


def evidence(reasons: Sequence[Weighed]) -> float:
    """How much the reasons weigh together."""
    return sum(weighed.strength for weighed in reasons)


def _kind(here: Profile, there: Profile, neighbour: Neighbour, reasons: Sequence[Weighed]) -> RelationKind:
    score = neighbour.score
    if score >= _REPORT_SCORE and containment(here.article.text, there.article.text) >= _REPORT_CONTAINMENT:
        return "same report"
    if score < _EVENT_SCORE or evidence(reasons) < _EVENT_EVIDENCE:
        return "background"
    ours, theirs = here.article.published, there.article.published
    if ours is not None and theirs is not None and abs(ours - theirs) > _EVENT_DAYS:
        return "follow-up"
    return "same event"

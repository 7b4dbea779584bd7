"""Features: what an article is compared by, as 64-bit numbers with weights.

There are two spaces, told apart by the lowest bit of the number: the terms of text and title, and the things
the article names (entities and telling figures). Which features of an article are kept, and their weights,
depends on this article alone, so that an index that grew is the same as one built at once; how rare a
feature is comes in when articles are compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from metatui.model import Annotations, Article, Entity, Span
from metatui.stories.credits import credit_keys, is_credit_term
from metatui.stories.figures import Value, is_telling, value_of
from metatui.stories.names import alias_keys, name_key
from metatui.stories.terms import find_terms, is_common

_WORDS_KEPT = 100
_PAIRS_KEPT = 50
_ENTITIES_KEPT = 40
_FIGURES_KEPT = 24

_COMMON_FACTOR = 0.3
_PAIR_FACTOR = 0.7
_TITLE_FACTOR = 1.3
_ALIAS_FACTOR = 0.4
_FIGURE_FACTOR = 0.8
_SUBJECT_FACTOR = 0.3
_SUBJECT_MENTIONS = 3

# Weights are kept as bytes, in steps of 1/16.
_STEPS = 16
_LONGEST_WORD_COUNTED = 10


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one article: numbers in rising order, and their weights in steps of 1/16 (1 to 255)."""

    numbers: NDArray[np.uint64]
    weights: NDArray[np.uint8]


def term_number(key: str) -> int:
    """The number of a term, by its key as `find_terms` gives it."""
    return _hash("t" + key) & ~1


def entity_number(key: str) -> int:
    """The number of an entity, by `name_key`."""
    return _hash("e" + key) | 1


def subject_number(key: str) -> int:
    """The number of an entity that an article is about, by `name_key`."""
    return _hash("s" + key) | 1


def is_subject(entity: Entity, title: str) -> bool:
    """Whether an article with this title is about the entity rather than mentions it."""
    if len(entity.mentions) >= _SUBJECT_MENTIONS:
        return True
    named = f" {name_key(title)} "
    return any(f" {key} " in named for key in {name_key(entity.name), *alias_keys(entity)} - {""})


def figure_number(value: Value) -> int:
    """The number of a figure, by `value_of`."""
    return _hash("f" + "\0".join(value)) | 1


def is_thing(numbers: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of the numbers stand for entities and figures."""
    return (numbers & np.uint64(1)).astype(bool)


def features_of(
    article: Article, annotations: Annotations, terms: dict[str, list[Span]] | None = None
) -> Features:
    """The strongest features of an article, no credits; `terms` are those of its text where known already."""
    weights: dict[int, float] = {}
    credits = credit_keys(article)
    for key, weight in _terms(article, find_terms(article.text) if terms is None else terms):
        if not is_credit_term(key, credits):
            weights[term_number(key)] = weight
    for number, weight in _things(article, annotations, credits):
        weights[number] = max(weight, weights.get(number, 0.0))
    numbers = np.array(sorted(weights), dtype=np.uint64)
    steps = [min(255, max(1, round(weights[int(number)] * _STEPS))) for number in numbers]
    return Features(numbers, np.array(steps, dtype=np.uint8))


def _terms(article: Article, terms: dict[str, list[Span]]) -> Iterable[tuple[str, float]]:
    in_title = find_terms(article.title)
    counts = {key: len(spans) for key, spans in terms.items()}
    for key, spans in in_title.items():
        counts[key] = counts.get(key, 0) + len(spans)
    ranked_words: list[tuple[float, int, str, float]] = []
    ranked_pairs: list[tuple[float, int, str, float]] = []
    for place, (key, count) in enumerate(counts.items()):
        first, _, second = key.partition(" ")
        weight = 1.0 + log(count)
        if key in in_title:
            weight *= _TITLE_FACTOR
        if second:
            common = is_common(first) + is_common(second)
            weight *= _PAIR_FACTOR * (1.0, 0.6, _COMMON_FACTOR)[common]
            ranked_pairs.append((-weight, place, key, weight))
        else:
            weight *= _COMMON_FACTOR if is_common(first) else 1.0
            # Long words are rarer (G. K. Zipf): which of the words with equal weight to keep.
            rarity = min(len(first), _LONGEST_WORD_COUNTED) / _LONGEST_WORD_COUNTED
            ranked_words.append((-weight * (0.5 + rarity), place, key, weight))
    ranked_words.sort()
    ranked_pairs.sort()
    for _, _, key, weight in ranked_words[:_WORDS_KEPT] + ranked_pairs[:_PAIRS_KEPT]:
        yield key, weight


def _things(
    article: Article, annotations: Annotations, credits: frozenset[str]
) -> Iterable[tuple[int, float]]:
    for entity in annotations.entities[:_ENTITIES_KEPT]:
        key = name_key(entity.name)
        if not key or key in credits or not credits.isdisjoint(aliases := alias_keys(entity)):
            continue
        weight = (1.0 + log(max(1, len(entity.mentions)))) * (0.7 + 0.3 * entity.salience)
        yield entity_number(key), weight
        if is_subject(entity, article.title):
            yield subject_number(key), weight * _SUBJECT_FACTOR
        for alias in sorted(aliases):
            yield entity_number(alias), weight * _ALIAS_FACTOR
    told: dict[Value, int] = {}
    for figure in annotations.figures:
        value = value_of(figure)
        if value is not None and is_telling(figure):
            told[value] = told.get(value, 0) + 1
    for value, count in list(told.items())[:_FIGURES_KEPT]:
        yield figure_number(value), _FIGURE_FACTOR * (1.0 + log(count))


def _hash(text: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
    )

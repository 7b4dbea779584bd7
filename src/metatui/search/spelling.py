"""How far words are apart, and which is nearest."""

from __future__ import annotations

from collections.abc import Iterable


def distance(first: str, second: str, limit: int) -> int:
    """How many letters must be put in, left out, changed or swapped with a neighbour to make them the same.

    The optimal string alignment distance, computed no further than `limit`: anything beyond is `limit` + 1.
    """
    if first == second:
        return 0
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    # A common beginning and end cost nothing; most candidates differ in a short middle.
    begin = 0
    shortest = min(len(first), len(second))
    while begin < shortest and first[begin] == second[begin]:
        begin += 1
    end = 0
    while end < shortest - begin and first[-1 - end] == second[-1 - end]:
        end += 1
    first, second = first[begin : len(first) - end], second[begin : len(second) - end]
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        following = [i]
        for j, other in enumerate(second, start=1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and other == first[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        if min(following) > limit:
            return limit + 1
        before, row = row, following
    return min(row[-1], limit + 1)


def is_within(word: str, candidate: str, edits: int) -> bool:
    """Whether a candidate begins with the same letter and is at most `edits` letters away."""
    return candidate[:1] == word[:1] and distance(word, candidate, edits) <= edits


def nearest(word: str, candidates: Iterable[str], edits: int = 2) -> str | None:
    """The first of the nearest candidates within `edits` letters; None when all are further away."""
    best, best_distance = None, edits + 1
    for candidate in candidates:
        if (apart := distance(word, candidate, best_distance - 1)) < best_distance:
            best, best_distance = candidate, apart
    return best

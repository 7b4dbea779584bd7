"""Shingles: how much of one text stands word for word in another (A. Broder, 1997)."""

from __future__ import annotations

from collections.abc import Sequence

_WORDS = 4
# Of texts that are too short, runs of words say nothing.
_FEWEST = 12


def containment(one: Sequence[str], other: Sequence[str]) -> float:
    """The share (0 to 1) of the shorter text's runs of four words that the other has; 0 for tiny texts.

    Both are given as their folded words.
    """
    ours, theirs = _shingles(one), _shingles(other)
    fewest = min(len(ours), len(theirs))
    return len(ours & theirs) / fewest if fewest >= _FEWEST else 0.0


def _shingles(said: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(said[shift:] for shift in range(_WORDS)), strict=False))

"""Where words stand near one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence


def nearby(places: Sequence[tuple[int, str]], wanted: Sequence[str], gap: int) -> Iterator[list[int]]:
    """The closest groups of all wanted words with at most `gap` other words between first and last.

    `places` are (position, word) in order, of wanted words only; a word wanted twice must stand there twice.
    Each answer lists the positions of one group; a group ends at each place where one can end.
    """
    needed = Counter(wanted)
    latest: dict[str, list[int]] = {word: [] for word in needed}
    for position, word in places:
        held = latest[word]
        held.append(position)
        if len(held) > needed[word]:
            del held[0]
        if all(len(latest[word]) == count for word, count in needed.items()):
            group = sorted(place for held in latest.values() for place in held)
            if group[-1] - group[0] + 1 - len(group) <= gap:
                yield group

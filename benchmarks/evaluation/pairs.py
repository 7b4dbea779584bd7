"""The gold pairs of figures (tests/gold/figures/pairs_*.psv): what one says of the other.

Each figure is read by the analysis first, so that recall is that of reading and comparing together. Precision
comes first: of what is said to be comparable, how much is, and is said rightly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from metatui.analysis import annotate
from metatui.stories.comparison import claims_of, compare

_FOLDER = Path(__file__).parents[2] / "tests" / "gold" / "figures"
PRECISION = 0.95


class GoldPair(NamedTuple):
    """Two sentences with a figure each: where it begins, and what the second one is to the first."""

    relation: str
    texts: tuple[str, str]
    starts: tuple[int, int]
    days: tuple[datetime, datetime]


def read(part: str) -> Iterator[GoldPair]:
    """The pairs of a part: relation, day and sentence, day and sentence, with | between."""
    for line in (_FOLDER / f"pairs_{part}.psv").read_text("utf-8").splitlines():
        relation, day, text, other_day, other = line.split("|")
        yield GoldPair(
            relation,
            (_plain(text), _plain(other)),
            (text.index("["), other.index("[")),
            (_day(day), _day(other_day)),
        )


def measure(parts: Sequence[str]) -> dict[str, Any]:
    """Precision and recall of each part."""
    return {part: _score([*read(part)]) for part in parts}


def show(results: dict[str, Any], *, wrong: bool) -> None:
    """Print both parts."""
    for part, told in results.items():
        print(f"{part}: {told['pairs']} pairs, {told['comparable']} of them comparable")
        print(f"  precision {_number(told['precision'])}   recall {_number(told['recall'])}")
        if part == "closed":
            reached = "reached" if (told["precision"] or 0) >= PRECISION else "MISSED"
            print(f"→ precision, promised {PRECISION}: {reached}")
        elif wrong:
            print("\n".join(told["wrong"]))


def _score(pairs: Sequence[GoldPair]) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    wrong = []
    for pair in pairs:
        found = relation_of(pair) or "none"
        counts["comparable"] += pair.relation != "none"
        counts["found"] += found != "none"
        counts["right"] += found == pair.relation != "none"
        if found != pair.relation:
            wrong.append(f"  {found}, not {pair.relation}: {pair.texts[0]}  |  {pair.texts[1]}")
    return {
        "pairs": len(pairs),
        "comparable": counts["comparable"],
        "precision": counts["right"] / counts["found"] if counts["found"] else None,
        "recall": counts["right"] / counts["comparable"] if counts["comparable"] else None,
        "wrong": wrong,
    }


def relation_of(pair: GoldPair) -> str | None:
    """What metatui says of a pair."""
    claims = []
    for text, start, day in zip(pair.texts, pair.starts, pair.days, strict=True):
        told = claims_of(annotate(text, published=day, careful=False), day)
        claim = next((one for one in told if one.figure.start <= start < one.figure.end), None)
        if claim is None:
            return None
        claims.append(claim)
    return compare(*claims)


def _plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def _day(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"

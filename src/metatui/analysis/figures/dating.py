"""As of when a figure holds: the date its own clause gives, never one from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.wordlists import word_set

# Dates behind these are not when the figure held.
_AWAY: Final = word_set("since than before until after from versus against compared vs of")
_BREAKS: Final = frozenset({";", "—", ":", '"'})
_TURNS: Final = word_set("then which who whose while but whereas where")
# A date that opens its sentence holds for all of it; another only until its clause ends.
_DATELINE: Final = 10
_DAY: Final = len("2026-04-11")
_OPENERS: Final = word_set("on in since by from until before after the it that this")
_FOUNDED: Final = word_set(
    "founded established created built formed born launched incorporated opened set up"
)
_LEADING: Final = 3
_BETWEEN: Final = frozenset({"and", "that", ",", "but"})
_REACH: Final = 10
_PUBLISHED: Final = word_set("reported published said announced released issued told wrote dated")
_DATED: Final = frozenset({"money", "percent", "count", "measure", "ratio"})


def as_of(tokens: Sequence[Token], amounts: Sequence[Amount], index: int) -> str | None:
    """The date of amounts[index] as its sentence says it, or None."""
    amount = amounts[index]
    if amount.kind not in _DATED:
        return None
    behind = _behind(tokens, amounts, index)
    if behind is not None:
        return _written(behind)
    return _before(tokens, amounts, index)


def _behind(tokens: Sequence[Token], amounts: Sequence[Amount], index: int) -> Amount | None:
    """A date behind the figure with no other figure of its kind and no break between."""
    amount = amounts[index]
    for later in amounts[index + 1 : index + 4]:
        gap = tokens[amount.end : later.first]
        if len(gap) > _REACH or any(token.text in _BREAKS or token.text == "," for token in gap):
            return None
        if later.kind == "date":
            if tokens[later.end].text == ":":
                return None
            return None if _is_away(tokens, later) or _is_base(tokens, amount, later) else later
        if (later.kind == amount.kind and later.unit == amount.unit) or any(
            token.low == "and" for token in gap
        ):
            return None
    return None


def _before(tokens: Sequence[Token], amounts: Sequence[Amount], index: int) -> str | None:
    """The nearest date before the figure in the same clause."""
    amount = amounts[index]
    for earlier in reversed(amounts[max(index - 4, 0) : index]):
        gap = tokens[earlier.end : amount.first]
        if any(token.text in _BREAKS for token in gap):
            return None
        if earlier.kind != "date":
            # "$4bn in 2024 and $5bn": the second one's date is not the first one's.
            continue
        taken = any(
            other.kind == amount.kind and other.end <= earlier.first and _close(tokens, other, earlier)
            for other in amounts[max(index - 4, 0) : index]
        )
        if _reports(tokens, earlier) or _is_dateline(tokens, earlier) or _founds(tokens, earlier):
            continue
        if taken or _is_away(tokens, earlier) or _is_compared(tokens, amount) or _turns(gap):
            return None
        if earlier.first > _LEADING and any(token.low in _BETWEEN for token in gap):
            return None
        return _written(earlier)
    return None


def _reports(tokens: Sequence[Token], date: Amount) -> bool:
    """Whether a date says when something was published: "…, reported last week, …"."""
    return tokens[date.first - 1].low in _PUBLISHED and tokens[date.first - 2].text == ","


def _is_dateline(tokens: Sequence[Token], date: Amount) -> bool:
    """Whether a date only says when the article was written: "DELHI, March 4 (Wire) - …"."""
    end = date.end
    if tokens[end].text == "(":
        end = next((index + 1 for index in range(end, end + 8) if tokens[index].text == ")"), end)
    return date.first < _DATELINE and tokens[end].text in ("—", "–", "-") and not tokens[end + 1].tight


def is_of_dateline(tokens: Sequence[Token], date: Amount) -> bool:
    """Whether the date of a text's first sentence is the day in its dateline, and nothing that it tells."""
    if date.kind != "date" or len(str(date.low)) != _DAY or date.low != date.high:
        return False
    before = tokens[: date.first]
    is_place = all(token.text == "," or token.text[:1].isupper() for token in before)
    return is_place and (not before or before[0].low not in _OPENERS) and _is_dateline(tokens, date)


def _founds(tokens: Sequence[Token], date: Amount) -> bool:
    """Whether a date says when something began that is told of: "Founded in 2003, it runs 19 mills"."""
    return tokens[date.first - 2].low in _FOUNDED and tokens[date.first - 1].low in ("in", "on")


def _turns(gap: Sequence[Token]) -> bool:
    """Whether another clause begins between date and figure: ", then …", ", which …"."""
    return any(token.text == "," and after.low in _TURNS for token, after in pairwise(gap))


def _is_away(tokens: Sequence[Token], date: Amount) -> bool:
    """Whether a date is the other end of something: "since 2019", "than in May", "the letter of 16 July"."""
    index = date.first - 1
    while tokens[index].low in ("the", "in", "late", "early", "mid", "a") and index > 0:
        index -= 1
    word = tokens[index].low
    if word == "of" and tokens[index - 1].low in (
        "end",
        "start",
        "beginning",
        "middle",
        "half",
        "course",
        "quarter",
    ):
        return False
    if word == "from":
        return date.low == date.high
    return word in _AWAY


def _is_base(tokens: Sequence[Token], amount: Amount, date: Amount) -> bool:
    """Whether the figure is a step from a day before: "up 5% from a year earlier"."""
    return tokens[date.first - 1].low == "a" or (amount.end == date.first and tokens[amount.end].low == "a")


def _is_compared(tokens: Sequence[Token], amount: Amount) -> bool:
    before = tokens[amount.first - 1].low
    return before in ("after", "against", "versus", "vs", "from") or (
        before == "with" and tokens[amount.first - 2].low == "compared"
    )


def _close(tokens: Sequence[Token], amount: Amount, date: Amount) -> bool:
    """Whether a date belongs to the figure before it: only a preposition and a few words between."""
    gap = tokens[amount.end : date.first]
    return len(gap) <= 6 and not any(token.text in (",", ";") for token in gap)


def _written(date: Amount) -> str | None:
    if not isinstance(date.low, str) or not isinstance(date.high, str):
        return None
    return date.low if date.low == date.high else f"{date.low}/{date.high}"

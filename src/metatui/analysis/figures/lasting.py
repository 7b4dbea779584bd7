"""What a rank or a span of time is of: the "economy" of "second-largest economy"."""

from __future__ import annotations

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.clause import Clause, is_content
from metatui.analysis.figures.phrases import phrase_after, phrase_before
from metatui.analysis.figures.skipping import over_adverbs, over_auxiliaries
from metatui.analysis.figures.subjects import label_of


def ranked(clause: Clause, amount: Amount) -> str | None:
    """As in "second-largest economy" → "largest economy"; "fifth straight quarter" → "straight quarter"."""
    tokens = clause.tokens
    last = tokens[amount.end - 1]
    if tokens[amount.first].low in ("number", "no") and tokens[amount.end].text[:1].isupper():
        return None  # "world number one Aryna Sabalenka"
    if tokens[amount.first].low == "number":
        return (
            label_of(clause, phrase_after(clause, amount.end, extend=False))
            if is_content(clause, amount.end)
            else None
        )
    if amount.end - amount.first > 1 and last.low not in ("place", "time") and last.kind == "word":
        span = phrase_after(clause, amount.end)
        if span is None and is_content(clause, amount.end):
            span = amount.end, amount.end + 1
        if span is None:
            return None
        start = amount.end - 1
        while tokens[start - 1].low in ("most", "least") and start > amount.first:
            start -= 1
        return (
            clause.words(start, span[1])
            if last.low not in ("st", "nd", "rd", "th")
            else label_of(clause, span)
        )
    span = phrase_after(clause, amount.end) if is_content(clause, amount.end) else None
    return label_of(clause, span)


def lasting(clause: Clause, amount: Amount) -> str | None:
    """The "deal" of a "two-year deal", the "prison" of "18 months in prison", or what "lasted" so long."""
    tokens = clause.tokens
    if tokens[amount.end - 2].text == "-":
        at = amount.end
        if tokens[at].text == ",":  # "a two-year, $3 billion buyback"
            between = clause.covering(at + 1)
            at = between.end if between is not None else at + 1
        if is_content(clause, at):
            return label_of(clause, phrase_after(clause, at))
    after = tokens[amount.end]
    if after.low in ("in", "of") and tokens[amount.end + 1].low in (
        "prison", "jail", "custody", "detention", "talks", "negotiations", "work", "fighting", "war",
        "experience",
        "service", "research", "data", "exile", "probation", "imprisonment", "hospital", "orbit", "space",
        "office",
        "rain", "drought",
    ):  # fmt: skip
        return label_of(clause, phrase_after(clause, amount.end + 1, extend=False))
    if after.text == "'":
        return label_of(clause, phrase_after(clause, amount.end + 1))
    if tokens[amount.end - 1].low.endswith("'s") or tokens[amount.end - 1].text == "'":
        return label_of(clause, phrase_after(clause, amount.end))
    index = over_adverbs(clause, amount.first - 1)
    if tokens[index].low == "of":
        return label_of(clause, phrase_before(clause, index))
    if tokens[index].low in ("lasted", "lasts", "last", "took", "takes", "take", "was", "is", "averaged"):
        return label_of(clause, phrase_before(clause, over_auxiliaries(clause, index)))
    return None

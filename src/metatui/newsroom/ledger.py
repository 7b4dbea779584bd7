"""Every figure of some articles, grouped by the quantity that it is a figure of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.errors import ArticleNotFound
from metatui.model import Ledger, LedgerEntry, LedgerQuantity, Progress
from metatui.stories.comparison import quantity_of, unowned_quantity

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from metatui.model import ArticleHead, Figure
    from metatui.newsroom.comparing import Sources
    from metatui.newsroom.run import Run

_TELL_EVERY = 20


def make_ledger(sources: Sources, ids: Sequence[str], run: Run, most: int | None = None) -> Ledger:
    """The ledger of these articles, newest first; of the `most` first ones alone. Raises Cancelled."""
    looked = ids if most is None else ids[:most]
    groups: dict[Hashable, list[LedgerEntry]] = {}
    for done, id in enumerate(looked):
        if done % _TELL_EVERY == 0:
            run.report(Progress("looking", done, len(looked)))
            run.stop_if_cancelled()
        try:
            head, article = sources.head(id), sources.article(id)
        except ArticleNotFound:
            continue
        for figure in sources.annotations(article).figures:
            groups.setdefault(_key(figure, head), []).append(LedgerEntry(figure, head))
    run.report(Progress("done", len(looked), len(looked)))
    return Ledger(tuple(map(_quantity, groups.values())), len(looked), len(ids))


def group(entries: Sequence[LedgerEntry]) -> tuple[LedgerQuantity, ...]:
    """The quantities of these figures, the newest articles first in each."""
    groups: dict[Hashable, list[LedgerEntry]] = {}
    for entry in sorted(entries, key=_age, reverse=True):
        groups.setdefault(_key(entry.figure, entry.head), []).append(entry)
    return tuple(map(_quantity, groups.values()))


def _age(entry: LedgerEntry) -> float:
    published = entry.head.published
    return float("-inf") if published is None else published.timestamp()


def _key(figure: Figure, head: ArticleHead) -> Hashable:
    """What figures of one quantity have in common.

    One that is nobody's must have the same value; one that many things could share stays with its article.
    """
    quantity = quantity_of(figure)
    if quantity is not None:
        # A change of some day is another one than that of the next.
        is_of_a_day = quantity.direction and not figure.as_of
        return (quantity, head.published) if is_of_a_day else quantity
    value = figure.low, figure.high, figure.bound
    quantity = unowned_quantity(figure)
    if quantity is not None:
        return quantity._replace(action=""), value
    measures = (figure.measures or "").casefold()
    return head.id, figure.kind, figure.unit, figure.currency, figure.owner, measures, value


def _quantity(entries: Sequence[LedgerEntry]) -> LedgerQuantity:
    first = entries[0].figure
    return LedgerQuantity(first.kind, first.unit, first.currency, first.owner, first.measures, tuple(entries))

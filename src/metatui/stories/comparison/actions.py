"""What is done with what is counted: cars sold are not cars built, and jobs cut not jobs created.

A label names the thing alone; the verb before the figure says which of its quantities is meant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from metatui.model import Figure
from metatui.text.tokens import words

# Verbs of one action, each group under its first; a verb that is in none says nothing.
_ACTIONS: Final = (
    "have has had having employ employs employed own owns owned run runs operate operates operated"
    " number numbers numbered hold holds held with count counts contain contains total totals is are was"
    " were stood stands staff",
    "sell sells sold selling sales",
    "build builds built building make makes made making produce produces produced producing produce"
    " pump pumps pumped mine mined assemble assembled manufacture manufactured",
    "cut cuts cutting axe axes axed eliminate eliminates eliminated shed sheds slash slashes slashed"
    " lose loses lost lay laid scrap scraps scrapped",
    "hire hires hired hiring create creates created add adds added recruit recruits recruited",
    "open opens opened opening launch launches launched",
    "close closes closed closing shut shuts shutting",
    "buy buys bought buying acquire acquires acquired order orders ordered",
    "recall recalls recalled recalling",
    "deliver delivers delivered delivering ship ships shipped",
    "carry carries carried carrying fly flies flew flown transport transported",
    "cancel cancels cancelled canceled delay delays delayed",
    "kill kills killed killing die dies died dead",
    "injure injures injured wound wounded hurt",
    "arrest arrests arrested detain detains detained",
    "export exports exported",
    "import imports imported",
    "save saves saved saving",
    "cost costs costing",
    "receive receives received get gets got win wins won earn earns earned",
    "donate donates donated give gives gave given grant granted",
    "borrow borrows borrowed owe owes owed",
    "pay pays paid paying offer offers offered",
    "refine refines refined",
    "visit visits visited attend attends attended",
)
_ACTION_OF: Final = {word: group.split()[0] for group in _ACTIONS for word in group.split()}
_REACH: Final = 12  # words before the figure
_BREAK: Final = re.compile(r"[;:—“”]")


def action_of(figure: Figure) -> str:
    """The action of the nearest verb before a figure, or else behind it; "" where none is known."""
    at = figure.sentence.find(figure.text)
    if at < 0:
        return ""
    before = _BREAK.split(figure.sentence[:at])[-1]
    behind = _BREAK.split(figure.sentence[at + len(figure.text) :])[0]
    return _nearest(before) or _first(behind)


@lru_cache(maxsize=4096)
def _nearest(text: str) -> str:
    said = [word for word, _, _ in words(text)][-_REACH:]
    return next((_ACTION_OF[word] for word in reversed(said) if word in _ACTION_OF), "")


@lru_cache(maxsize=4096)
def _first(text: str) -> str:
    said = [word for word, _, _ in words(text)][:_REACH]
    return next((_ACTION_OF[word] for word in said if word in _ACTION_OF), "")

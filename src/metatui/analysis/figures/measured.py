"""What a figure measures: a short phrase in the article's words, or None where the sentence does not say.

First the words behind the figure ("7,000 employees", "49 % stake in Scale AI"), then the verb that governs it
("spent $5bn on chips" → "spending on chips"), then the subject before it ("revenue rose 15 %" → "revenue").
"""

from __future__ import annotations

from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.clause import Clause, is_content
from metatui.analysis.figures.governing import SPENDING, destination, governed, purpose, relative_clause
from metatui.analysis.figures.lasting import lasting, ranked
from metatui.analysis.figures.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    COMPARATIVES,
    FALLING,
    FINITE_VERBS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    RISING,
    STANDING,
    VERBS,
    is_plural,
)
from metatui.analysis.figures.phrases import STOP_NOUNS, phrase_after, phrase_before
from metatui.analysis.figures.skipping import over_adverbs
from metatui.analysis.figures.subjects import DIMENSIONS, label_of, subject
from metatui.analysis.figures.wordlists import word_set

_CASUALTIES: Final = {
    "killed": "killed", "killing": "killed", "kill": "killed", "kills": "killed", "injured": "injured",
    "injuring": "injured", "wounded": "wounded", "wounding": "wounded", "arrested": "arrested",
    "detained": "detained", "displaced": "displaced", "dead": "dead", "missing": "missing",
    "homeless": "homeless",
    "hurt": "hurt", "hospitalised": "hospitalised", "hospitalized": "hospitalized",
}  # fmt: skip
_SHARE_LINKS: Final = frozenset({"of"})
_OBJECT_LINKS: Final = frozenset({"in", "of", "for", "on"})
# What one pays with is not what one pays for.
_MEANS: Final = frozenset({"cash", "stock", "shares"})
_FOR: Final = word_set("for at worth paid pay pays paying")
_FORECASTERS: Final = word_set("analysts economists experts forecasters")
_FRAGMENT_ENDS: Final = word_set("plus minus daily weekly monthly versus per")
_OBJECT_ARTICLES: Final = word_set("the a an its their his her this that")
# "the £105m midfielder": what was paid for somebody.
_BOUGHT: Final = word_set(
    "midfielder striker defender winger forward goalkeeper keeper playmaker full-back centre-back player"
    " signing footballer pitcher quarterback"
)
_GIVEN: Final = word_set("given taking taken receiving shown asked working living with over under")
_MAX_WORDS: Final = 7
_SINGULAR_VERBS: Final = word_set("needs gets goes wants lives says makes takes eats spends earns pays")
_PURE_VERBS: Final = word_set("get go make take come see give keep let become seem")
_PREDICATES: Final = word_set(
    "effective full owned likely complete certain renewable accurate recyclable higher lower above"
    " below empty sure contained funded vaccinated reliable efficient cheaper dearer"
)


def measured(clause: Clause, amount: Amount) -> str | None:
    """The label of an amount, at most a handful of words."""
    if amount.measures is not None or amount.kind == "date":
        return amount.measures
    if amount.complete:
        return None
    label = _taken_off(clause, amount)
    if label is not None:
        return _shortened(label)
    if amount.kind == "count":
        label = _counted(clause, amount)
    elif amount.kind == "ordinal":
        label = ranked(clause, amount)
    elif amount.kind == "duration":
        label = lasting(clause, amount)
    else:
        label = (
            _behind(clause, amount)
            or governed(clause, amount)
            or relative_clause(clause, amount)
            or destination(clause, amount)
            or subject(clause, amount)
            or purpose(clause, amount)
        )
    label = _reached(label, clause, amount) if label else None
    return _shortened(label) if label and not _says_nothing(label, clause, amount) else None


def _reached(label: str, clause: Clause, amount: Amount) -> str:
    """What reached a value, not its change: the "profit" of "a rise in profit to $3bn"."""
    change, _, thing = label.partition(" in ")
    led = clause.tokens[over_adverbs(clause, amount.first - 1)].low == "to"
    return thing if led and thing and change.casefold() in CHANGE_NOUNS else label


def _taken_off(clause: Clause, amount: Amount) -> str | None:
    """What gets less: the "journey" of "takes two days off the journey"."""
    tokens = clause.tokens
    if tokens[amount.end].low != "off" or tokens[amount.end + 1].low not in _OBJECT_ARTICLES:
        return None
    return label_of(clause, phrase_after(clause, amount.end + 1, extend=False))


def _says_nothing(label: str, clause: Clause, amount: Amount) -> bool:
    """Whether a label is a function word, a fragment, or the change itself: better none than nonsense."""
    words = label.lower().removeprefix("of ").split()
    if not words or words[-1] in _FRAGMENT_ENDS or all(word in FUNCTION_WORDS for word in words):
        return True
    if words in (["average"], ["paper"], ["hand"], ["record"]) and amount.kind == "money":
        return True  # "earned $3bn on paper"
    # "a drop of 7.9 % to $2,310": the money is no drop.
    led = clause.tokens[amount.first - 1].low == "to"
    return len(words) == 1 and words[0] in CHANGE_NOUNS and led


def _shortened(label: str) -> str:
    """A label of at most seven words, cut before a preposition where it can be."""
    words = label.split()
    while len(words) > _MAX_WORDS:
        cuts = [index for index in range(3, len(words)) if words[index] in PREPOSITIONS]
        words = words[: cuts[-1]] if cuts else words[:_MAX_WORDS]
    return " ".join(words)


def _counted(clause: Clause, amount: Amount) -> str | None:
    tokens = clause.tokens
    at = amount.end
    if tokens[at].text == "-":
        return None
    if tokens[at].low == "of":
        determined = tokens[at + 1].low in ("the", "its", "their", "his", "her", "our")
        whole = clause.covering(at + 1 + determined)
        at = whole.end if whole is not None and whole.kind == "count" else at + 1
    while tokens[at].low in ("more", "other", "fewer", "additional", "further", "the", "its", "their"):
        at += 1
    casualty = _CASUALTIES.get(tokens[at].low)
    if casualty and not is_plural(tokens[at + 1].low):
        return casualty
    before = tokens[amount.first - 1]
    if before.low in _CASUALTIES and not is_content(clause, at):
        return _CASUALTIES[before.low]
    span = phrase_after(clause, at, counted=True, extend=False)
    if (
        span is not None
        and before.low == "of"
        and tokens[span[0]].low in _SINGULAR_VERBS
        and span[1] - span[0] == 1
    ):
        span = None  # "a family of four needs"
    if span is not None:
        head = tokens[span[1] - 1]
        if is_plural(head.low) or amount.low == 1:
            return _with_of(clause, span)
    if before.low == "of" or before.text == ":":
        return label_of(clause, phrase_before(clause, amount.first - 1))
    return subject(clause, amount)


def _with_of(clause: Clause, span: tuple[int, int]) -> str | None:
    """As in "barrels of oil", "victims of the flood": with "of" where the noun alone says little."""
    if clause.tokens[span[1]].low == "of" and span[1] - span[0] <= 2:
        longer = phrase_after(clause, span[0], counted=True, extend=True)
        if longer is not None:
            return label_of(clause, longer)
    return label_of(clause, span)


def _behind(clause: Clause, amount: Amount) -> str | None:
    """The noun phrase behind the figure."""
    tokens = clause.tokens
    at = amount.end + (tokens[amount.end].text == '"')
    after = tokens[at]
    verb = (
        SPENDING.get(tokens[over_adverbs(clause, amount.first - 1)].low) if amount.kind == "money" else None
    )
    if after.text == "-" and after.tight:
        return None
    if after.kind in ("word", "mix", "initials") and clause.covering(at) is None:
        if after.low in COMPARATIVES:
            return _compared_thing(clause, at)
        if after.low == "of" and amount.kind in ("percent", "ratio", "measure", "money"):
            if tokens[at + 1].low in ("those", "these") and tokens[at + 2].low in FINITE_VERBS | _GIVEN:
                return _of_those(clause, at + 1)
            span = phrase_after(clause, at + 1)
            own = clause.covering(at + 2) if tokens[at + 1].low in _OBJECT_ARTICLES else None
            counted = clause.covering(span[1]) if span is not None else own
            if counted is not None and counted.kind == "measure":  # "two-fifths of the 1.3m hectares"
                return None
            if counted is not None and counted.kind == "count":  # "a third of the company's 900 engineers"
                span = phrase_after(clause, counted.end, counted=True, extend=False)
            if span is None:
                return None
            label = label_of(clause, span)
            return f"of {label}" if amount.kind in ("percent", "ratio") and label else label
        if (
            after.low == "in"
            and (verb is None or "in" not in verb[1])
            and amount.kind in ("money", "percent", "measure")
        ):
            before = tokens[amount.first - 1].low
            if before in _FOR and tokens[at + 1].low in _MEANS:
                return None  # "to buy it for $5bn in cash"
            if amount.kind == "money" or before not in RISING | FALLING | STANDING | {"by"}:
                span = phrase_after(clause, at + 1)
                if span is not None and tokens[span[1] - 1].low in STOP_NOUNS:
                    return None
                named = span is not None and tokens[span[0]].text[:1].isupper()
                return None if named else label_of(clause, span)
            return None
        adjective = (
            after.low not in FINITE_VERBS and after.low not in ADVERBS and after.low not in AUXILIARIES
        )
        adjective = adjective and after.low not in _PREDICATES | _PURE_VERBS
        if amount.kind in ("money", "percent") and after.low in _FORECASTERS:
            return None  # "the $2.9 billion analysts had expected"
        if amount.kind == "money" and _names_bought(clause, at):
            return "fee"
        takes = adjective and is_content(clause, at) and after.low not in DIMENSIONS and not after.tight
        if after.low in VERBS and tokens[at + 1].low == "by":
            takes = False  # "a limit of 0.1 % set by the ministry"
        if after.low.endswith("ed") and not is_content(clause, at + 1):
            takes = False  # "waves of four metres hampered the rescue"
        if takes and amount.kind == "ratio":
            found = label_of(clause, phrase_after(clause, at, counted=True, extend=False))
            return found if after.low not in VERBS or after.low in CHANGE_NOUNS else None
        if takes and (amount.kind != "ratio" or after.low not in VERBS or after.low in CHANGE_NOUNS):
            return label_of(clause, phrase_after(clause, at))
        if amount.kind == "ratio" and after.low in ("the", "its", "their", "his", "her", "our", "as", "what"):
            return label_of(clause, phrase_after(clause, at))
    return None


def _of_those(clause: Clause, at: int) -> str | None:
    """As in "34 % of those given a placebo"."""
    span = phrase_after(clause, at + 2, extend=False)
    return f"of {clause.words(at, span[1])}" if span else None


def _names_bought(clause: Clause, at: int) -> bool:
    """Whether a sum stands before the person it was paid for: "the £105m England midfielder"."""
    return any(
        clause.tokens[index].low in _BOUGHT and all(is_content(clause, one) for one in range(at, index))
        for index in range(at, at + 3)
    )


def _compared_thing(clause: Clause, at: int) -> str | None:
    """As in "15 % more visitors" → "more visitors"; "15 % higher" says nothing by itself."""
    if clause.tokens[at].low not in ("more", "fewer", "less", "higher", "lower"):
        return None
    span = phrase_after(clause, at + 1, extend=False)
    if span is None or span[0] != at + 1:
        return None
    return clause.words(at, span[1])

"""What the words around money say it is: "spent $5bn on chips", "the $14.3bn that Meta put into …"."""

from __future__ import annotations

from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.clause import Clause, is_content
from metatui.analysis.figures.lexicon import (
    AUXILIARIES,
    FINITE_VERBS,
    PRONOUNS,
    VERBS,
)
from metatui.analysis.figures.phrases import phrase_after, phrase_before
from metatui.analysis.figures.skipping import over_adverbs, over_auxiliaries
from metatui.analysis.figures.subjects import before_verb, label_of
from metatui.analysis.figures.wordlists import word_set

# verb → (what the money then is, prepositions that lead to its object)
SPENDING: Final = {
    form: (noun, frozenset(links.split()))
    for forms, noun, links in (
        ("put puts putting pour pours poured pouring plough ploughed plow plowed pump pumps pumped sinks sank"
         " invest invests invested investing inject injects injected injecting", "investment", "in into"),
        ("spend spends spent spending", "spending", "on"),
        ("pay pays paid paying", "payment", "for to in towards toward"),
        ("raise raises raised raising", "funds raised", "for from in"),
        ("fined fine fines", "fine", "for"),
        ("lose loses lost losing", "loss", "on in"),
        ("earn earns earned earning made makes make making", "earnings", "from on in"),
        ("owe owes owed owing", "debt", "to"),
        ("donate donates donated donating", "donation", "to for"),
        ("pledge pledges pledged pledging", "pledge", "to for in"),
        ("commit commits committed committing", "commitment", "to for"),
        ("allocate allocates allocated earmarked", "allocation", "to for"),
        ("borrow borrows borrowed borrowing", "borrowing", "for from"),
        ("save saves saved saving", "savings", "on in"),
        ("awarded award awards", "award", "for in"),
        ("stake staked staking bet bets wager wagered", "bet", "on"),
        ("win wins won winning", "winnings", "from for in"),
        ("seeking seeks seek sought demands demanded demanding", "claim", "for from"),
    )
    for form in forms.split()
}  # fmt: skip
_WORTH: Final = word_set("worth valued valuing values value priced")
_VALUING: Final = word_set("value values valued valuing")
_NOBODY: Final = word_set("company firm itself group business it one startup start-up")
_OBJECTS: Final = word_set("the its their his her this that total")
_LEADING_TO: Final = word_set("from at to for with over in on across")
_APPOSITION: Final = 18
_OPENING: Final = word_set("a an the which who whose built made based designed known owned run once now")
_FINITE: Final = AUXILIARIES | {"cost", "costs"}
_SELLING: Final = word_set("bought buy sold sell acquired acquire buying acquiring selling")


def governed(clause: Clause, amount: Amount) -> str | None:
    """What the verb or preposition before the figure says: "put … into X", "a stake of", "a rise in X of"."""
    tokens = clause.tokens
    index = over_adverbs(clause, amount.first - 1)
    before = tokens[index]
    if before.text == ":" or before.text == "(":
        return label_of(clause, phrase_before(clause, index))
    if amount.kind == "money":
        spent = SPENDING.get(before.low)
        if spent is not None:
            return _spent(clause, amount.end, spent)
        if before.low == "at" and (put := _put(clause, index)):
            return put
        if before.low in ("for", "at") and index > 0:
            span = _after_verb(clause, phrase_before(clause, index))
            thing = label_of(clause, span)
            verb = _verb_before(clause, index)
            if thing and (thing.lower() in _NOBODY or (span and tokens[span[0] - 1].low == "to")):
                thing = None  # "sold 49 % of itself to Meta for": the buyer is not what was sold
            if verb in _SELLING:
                return f"price of {thing}" if thing else "price"
            if verb in _WORTH:
                return f"value of {thing}" if thing else "value"
        if is_content(clause, index) or before.low in PRONOUNS or before.low == "her":
            given = _given(clause, amount)
            if given is not None:
                return given
        if before.low in _WORTH or before.low in ("cost", "costs", "costing"):
            start = over_auxiliaries(clause, index)
            subject = _over_apposition(clause, start)
            if subject is None and tokens[start - 1].text == ",":
                subject = label_of(clause, phrase_before(clause, start - 1))
            subject = subject or before_verb(clause, start)
            word = "cost" if before.low.startswith("cost") else "value"
            return f"{word} of {subject}" if subject else word
    if before.low == "of":
        alone = tokens[index - 2].low in ("a", "an", "the", "its") and tokens[index - 3].low in _LEADING_TO
        if amount.kind == "measure" and alone:
            return clause.words(index - 1, index)  # "lifted from a depth of 900 metres"
        return label_of(clause, phrase_before(clause, index))
    return None


def _after_verb(clause: Clause, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The "firm" of "the offer values the firm", of "to buy the firm"."""
    if span is None:
        return None
    start = next((at + 1 for at in range(*span) if clause.tokens[at].low in _VALUING | _SELLING), span[0])
    start += clause.tokens[start].low in _OBJECTS
    return (start, span[1]) if start < span[1] else None


def _spent(clause: Clause, at: int, spent: tuple[str, frozenset[str]]) -> str:
    """The object behind the preposition, over a share in between: "investment in Scale AI"."""
    noun, links = spent
    tokens = clause.tokens
    at += tokens[at].text == '"'
    link = tokens[at].low
    if link not in links:
        return noun
    index = at + 1
    while tokens[index].low in ("a", "an", "the", "its"):
        index += 1
    between = clause.covering(index)
    if between is not None and between.kind == "percent":
        if tokens[between.end].low == "of":
            span = phrase_after(clause, between.end + 1)
            return f"{noun} {link} {clause.words(between.first, span[1])}" if span else noun
        index = between.end
    thing = label_of(clause, phrase_after(clause, index))
    if not thing or (link == "to" and tokens[index].text.islower() and index == at + 1):
        return noun  # "paid $4 million to jump the queue"
    return f"{noun} {'in' if link == 'into' else link} {thing}"


def purpose(clause: Clause, amount: Amount) -> str | None:
    """The "bad loans" of "set aside $5m for bad loans"."""
    at = amount.end + (clause.tokens[amount.end].text == '"')
    if amount.kind != "money" or clause.tokens[at].low not in ("for", "on", "into"):
        return None
    index = at + 1
    between = clause.covering(index)
    if between is not None and between.kind == "percent" and clause.tokens[between.end].low == "of":
        span = phrase_after(clause, between.end + 1)
        return clause.words(between.first, span[1]) if span else None
    return label_of(clause, phrase_after(clause, index))


def destination(clause: Clause, amount: Amount) -> str | None:
    """The "into Scale AI" of "$14.3bn went into Scale AI"."""
    tokens = clause.tokens
    if amount.kind != "money" or tokens[amount.end].low not in ("went", "goes", "go", "flowed", "poured"):
        return None
    at = amount.end + 1
    if tokens[at].low not in ("into", "to", "towards", "on"):
        return None
    thing = label_of(clause, phrase_after(clause, at + 1))
    return f"{tokens[at].low} {thing}" if thing else None


def relative_clause(clause: Clause, amount: Amount) -> str | None:
    """The verb of a relative clause: "the $14.3bn that Meta put into Scale AI"."""
    tokens = clause.tokens
    if amount.kind != "money" or tokens[amount.end].low not in ("that", "which", "it", "they", "he", "she"):
        return None
    for index in range(amount.end + 1, amount.end + 6):
        spent = SPENDING.get(tokens[index].low)
        if spent is not None:
            return _spent(clause, index + 1, spent)
    return None


def _given(clause: Clause, amount: Amount) -> str | None:
    """What it is that somebody is given or charged: "fined the company $2.5 million", "award her $83m"."""
    tokens = clause.tokens
    for index in range(amount.first - 2, max(amount.first - 6, -1), -1):
        if clause.covering(index) is not None or tokens[index].kind != "word":
            return None
        if tokens[index].low in ("cost", "costs", "costing"):
            subject = label_of(clause, phrase_before(clause, over_auxiliaries(clause, index)))
            return f"cost of {subject}" if subject else "cost"
        if tokens[index].low in SPENDING:
            return SPENDING[tokens[index].low][0]
    return None


def _put(clause: Clause, at: int) -> str | None:
    """What somebody puts at a sum: the "value of the ore" of "it puts the value of the ore at $3bn"."""
    tokens = clause.tokens
    for index in range(at - 2, max(at - 24, -1), -1):
        other = clause.covering(index)
        if tokens[index].text in (";", "—", ":") or (other is not None and other.kind == "money"):
            return None
        if tokens[index].low in ("put", "puts", "pegged", "pegs") and tokens[index + 1].low in _OBJECTS:
            return label_of(clause, phrase_after(clause, index + 1))
    return None


def _over_apposition(clause: Clause, verb: int) -> str | None:
    """The subject before a comma clause: the "rocket" of "the rocket, built by X and Y, has cost $3bn"."""
    tokens = clause.tokens
    if tokens[verb - 1].text != "," or tokens[verb].low not in _FINITE:
        return None
    for index in range(verb - 2, max(verb - _APPOSITION, 0), -1):
        if tokens[index].text == ",":
            inner = tokens[index + 1].low
            opens = inner in _OPENING or inner in FINITE_VERBS or inner.endswith("ing")
            if opens:
                return label_of(clause, phrase_before(clause, index))
    return None


def _verb_before(clause: Clause, at: int) -> str:
    for index in range(at - 1, max(at - 12, -1), -1):
        if clause.tokens[index].low in VERBS:
            return clause.tokens[index].low
    return ""

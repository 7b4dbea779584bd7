"""What a figure measures: a short phrase in the article's words, or None where the sentence does not say.

First the words behind the figure ("7,000 employees", "49 % stake in Scale AI"), then the verb that governs it
("spent $5bn on chips" → "spending on chips"), then the subject before it ("revenue rose 15 %" → "revenue").
"""

from __future__ import annotations

from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    COMPARATIVES,
    FALLING,
    FINITE_VERBS,
    PRONOUNS,
    RISING,
    STANDING,
    VERBS,
    is_plural,
)
from metatui.analysis.figures.phrases import STOP_NOUNS, Clause, is_content, phrase_after, phrase_before
from metatui.analysis.figures.wordlists import word_set

# verb → (what the money then is, prepositions that lead to its object)
_SPENDING: Final = {
    form: (noun, frozenset(links.split()))
    for forms, noun, links in (
        ("put puts putting pour pours poured pouring plough ploughed plow plowed pump pumps pumped sinks sank"
         " invest invests invested investing inject injects injected injecting", "investment", "in into"),
        ("spend spends spent spending", "spending", "on"),
        ("pay pays paid paying", "payment", "for to in"),
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
        ("seeking seeks seek sought demands demanded demanding", "claim", "in for from"),
    )
    for form in forms.split()
}  # fmt: skip
_WORTH: Final = word_set("worth valued valuing values value priced")
_LINKS_BEFORE: Final = word_set("to by at from of up down around about")
_CASUALTIES: Final = {
    "killed": "killed", "killing": "killed", "kill": "killed", "kills": "killed", "injured": "injured",
    "injuring": "injured", "wounded": "wounded", "wounding": "wounded", "arrested": "arrested",
    "detained": "detained", "displaced": "displaced", "dead": "dead", "missing": "missing",
    "homeless": "homeless",
    "hurt": "hurt", "hospitalised": "hospitalised", "hospitalized": "hospitalized",
}  # fmt: skip
_SHARE_LINKS: Final = frozenset({"of"})
_OBJECT_LINKS: Final = frozenset({"in", "of", "for", "on"})
_PREDICATES: Final = word_set(
    "effective full owned likely complete certain renewable accurate recyclable higher lower above"
    " below empty sure contained funded vaccinated reliable efficient cheaper dearer"
)
_DIMENSIONS: Final = word_set("tall long wide deep high thick above below north south east west away from")


_SELLING: Final = word_set("bought buy sold sell acquired acquire buying acquiring selling")


def measured(clause: Clause, amount: Amount) -> str | None:
    """The label of an amount, at most a handful of words."""
    if amount.measures is not None or amount.kind == "date":
        return amount.measures
    if amount.complete:
        return None
    label: str | None
    if amount.kind == "count":
        label = _counted(clause, amount)
    elif amount.kind == "ordinal":
        label = _ranked(clause, amount)
    elif amount.kind == "duration":
        label = _lasting(clause, amount)
    else:
        label = (
            _behind(clause, amount)
            or _governed(clause, amount)
            or _relative(clause, amount)
            or _destination(clause, amount)
            or _subject(clause, amount)
            or _purpose(clause, amount)
        )
    return label or None


def _label(clause: Clause, span: tuple[int, int] | None) -> str | None:
    return clause.words(*span).strip(" -–—'’\"") or None if span else None


def _counted(clause: Clause, amount: Amount) -> str | None:
    tokens = clause.tokens
    at = amount.end
    if tokens[at].text == "-":
        return None
    if tokens[at].low == "of":
        whole = clause.covering(at + 1)
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
    if span is not None:
        head = tokens[span[1] - 1]
        if is_plural(head.low) or amount.low == 1:
            return _with_of(clause, span)
    if before.low == "of":
        return _label(clause, phrase_before(clause, amount.first - 1))
    return _subject(clause, amount)


def _with_of(clause: Clause, span: tuple[int, int]) -> str | None:
    """As in "barrels of oil", "victims of the flood": with "of" where the noun alone says little."""
    if clause.tokens[span[1]].low == "of" and span[1] - span[0] <= 2:
        longer = phrase_after(clause, span[0], counted=True, extend=True)
        if longer is not None:
            return _label(clause, longer)
    return _label(clause, span)


def _ranked(clause: Clause, amount: Amount) -> str | None:
    """As in "second-largest economy" → "largest economy"; "fifth straight quarter" → "straight quarter"."""
    tokens = clause.tokens
    last = tokens[amount.end - 1]
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
            clause.words(start, span[1]) if last.low not in ("st", "nd", "rd", "th") else _label(clause, span)
        )
    span = phrase_after(clause, amount.end) if is_content(clause, amount.end) else None
    return _label(clause, span)


def _lasting(clause: Clause, amount: Amount) -> str | None:
    """The "deal" of a "two-year deal", the "prison" of "18 months in prison", or what "lasted" so long."""
    tokens = clause.tokens
    if tokens[amount.end - 2].text == "-":
        at = amount.end
        if tokens[at].text == ",":  # "a two-year, $3 billion buyback"
            between = clause.covering(at + 1)
            at = between.end if between is not None else at + 1
        if is_content(clause, at):
            return _label(clause, phrase_after(clause, at))
    after = tokens[amount.end]
    if after.low in ("in", "of") and tokens[amount.end + 1].low in (
        "prison", "jail", "custody", "detention", "talks", "negotiations", "work", "fighting", "war",
        "experience",
        "service", "research", "data", "exile", "probation", "imprisonment", "hospital", "orbit", "space",
        "office",
        "rain", "drought",
    ):  # fmt: skip
        return _label(clause, phrase_after(clause, amount.end + 1, extend=False))
    if after.text == "'":
        return _label(clause, phrase_after(clause, amount.end + 1))
    if tokens[amount.end - 1].low.endswith("'s") or tokens[amount.end - 1].text == "'":
        return _label(clause, phrase_after(clause, amount.end))
    index = _over_adverbs(clause, amount.first - 1)
    if tokens[index].low == "of":
        return _label(clause, phrase_before(clause, index))
    if tokens[index].low in ("lasted", "lasts", "last", "took", "takes", "take", "was", "is", "averaged"):
        return _label(clause, phrase_before(clause, _over_auxiliaries(clause, index)))
    return None


def _behind(clause: Clause, amount: Amount) -> str | None:
    """The noun phrase behind the figure."""
    tokens = clause.tokens
    at = amount.end + (tokens[amount.end].text == '"')
    after = tokens[at]
    verb = (
        _SPENDING.get(tokens[_over_adverbs(clause, amount.first - 1)].low) if amount.kind == "money" else None
    )
    if after.text == "-" and after.tight:
        return None
    if after.kind in ("word", "mix", "initials") and clause.covering(at) is None:
        if after.low in COMPARATIVES:
            return _compared_thing(clause, at)
        if after.low == "of" and amount.kind in ("percent", "ratio", "measure", "money"):
            span = phrase_after(clause, at + 1)
            if span is None:
                return None
            label = _label(clause, span)
            return f"of {label}" if amount.kind in ("percent", "ratio") and label else label
        if after.low == "in" and verb is None and amount.kind in ("money", "percent", "measure"):
            if amount.kind == "money" or tokens[amount.first - 1].low not in RISING | FALLING | STANDING:
                span = phrase_after(clause, at + 1)
                if span is not None and tokens[span[1] - 1].low in STOP_NOUNS:
                    return None
                named = span is not None and tokens[span[0]].text[:1].isupper()
                return None if named else _label(clause, span)
            return None
        adjective = (
            after.low not in FINITE_VERBS and after.low not in ADVERBS and after.low not in AUXILIARIES
        )
        adjective = adjective and after.low not in _PREDICATES
        takes = adjective and is_content(clause, at) and after.low not in _DIMENSIONS and not after.tight
        if takes and (amount.kind != "ratio" or after.low not in VERBS or after.low in CHANGE_NOUNS):
            return _label(clause, phrase_after(clause, at))
        if amount.kind == "ratio" and after.low in ("the", "its", "their", "his", "her", "our", "as", "what"):
            return _label(clause, phrase_after(clause, at))
    return None


def _compared_thing(clause: Clause, at: int) -> str | None:
    """As in "15 % more visitors" → "more visitors"; "15 % higher" says nothing by itself."""
    if clause.tokens[at].low not in ("more", "fewer", "less", "higher", "lower"):
        return None
    span = phrase_after(clause, at + 1, extend=False)
    if span is None or span[0] != at + 1:
        return None
    return clause.words(at, span[1])


def _governed(clause: Clause, amount: Amount) -> str | None:
    """What the verb or preposition before the figure says: "put … into X", "a stake of", "a rise in X of"."""
    tokens = clause.tokens
    index = _over_adverbs(clause, amount.first - 1)
    before = tokens[index]
    if before.text == ":" or before.text == "(":
        return _label(clause, phrase_before(clause, index))
    if amount.kind == "money":
        spent = _SPENDING.get(before.low)
        if spent is not None:
            return _spent(clause, amount.end, spent)
        if before.low in ("for", "at") and index > 0:
            span = phrase_before(clause, index)
            thing = _label(clause, span)
            verb = _verb_before(clause, index)
            if verb in _SELLING:
                return f"price of {thing}" if thing else "price"
            if verb in _WORTH:
                return f"value of {thing}" if thing else "value"
        if is_content(clause, index) or before.low in PRONOUNS or before.low == "her":
            given = _given(clause, amount)
            if given is not None:
                return given
        if before.low in _WORTH or before.low in ("cost", "costs", "costing"):
            subject = _label(clause, phrase_before(clause, _over_auxiliaries(clause, index)))
            word = "cost" if before.low.startswith("cost") else "value"
            return f"{word} of {subject}" if subject else word
    if before.low == "of":
        return _label(clause, phrase_before(clause, index))
    return None


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
    thing = _label(clause, phrase_after(clause, index))
    if not thing:
        return noun
    return f"{noun} {'in' if link == 'into' else link} {thing}"


def _purpose(clause: Clause, amount: Amount) -> str | None:
    """The "bad loans" of "set aside $5m for bad loans"."""
    at = amount.end + (clause.tokens[amount.end].text == '"')
    if amount.kind != "money" or clause.tokens[at].low not in ("for", "on", "into"):
        return None
    index = at + 1
    between = clause.covering(index)
    if between is not None and between.kind == "percent" and clause.tokens[between.end].low == "of":
        span = phrase_after(clause, between.end + 1)
        return clause.words(between.first, span[1]) if span else None
    return _label(clause, phrase_after(clause, index))


def _destination(clause: Clause, amount: Amount) -> str | None:
    """The "into Scale AI" of "$14.3bn went into Scale AI"."""
    tokens = clause.tokens
    if amount.kind != "money" or tokens[amount.end].low not in ("went", "goes", "go", "flowed", "poured"):
        return None
    at = amount.end + 1
    if tokens[at].low not in ("into", "to", "towards", "on"):
        return None
    thing = _label(clause, phrase_after(clause, at + 1))
    return f"{tokens[at].low} {thing}" if thing else None


def _relative(clause: Clause, amount: Amount) -> str | None:
    """The verb of a relative clause: "the $14.3bn that Meta put into Scale AI"."""
    tokens = clause.tokens
    if amount.kind != "money" or tokens[amount.end].low not in ("that", "which", "it", "they", "he", "she"):
        return None
    for index in range(amount.end + 1, amount.end + 6):
        spent = _SPENDING.get(tokens[index].low)
        if spent is not None:
            return _spent(clause, index + 1, spent)
    return None


def _given(clause: Clause, amount: Amount) -> str | None:
    """What it is that somebody is given or charged: "fined the company $2.5 million", "award her $83m"."""
    tokens = clause.tokens
    for index in range(amount.first - 2, max(amount.first - 6, -1), -1):
        if clause.covering(index) is not None or tokens[index].kind != "word":
            return None
        if tokens[index].low in _SPENDING:
            return _SPENDING[tokens[index].low][0]
    return None


def _verb_before(clause: Clause, at: int) -> str:
    for index in range(at - 1, max(at - 12, -1), -1):
        if clause.tokens[index].low in VERBS:
            return clause.tokens[index].low
    return ""


def _subject(clause: Clause, amount: Amount) -> str | None:
    """The phrase that the verb before the figure speaks of: "its forecast" in "raised its forecast to"."""
    tokens = clause.tokens
    index = _over_adverbs(clause, amount.first - 1)
    if amount.compared is not None and tokens[amount.first - 1].low == "to":
        index = _over_adverbs(clause, amount.compared[0] - 1)
    token = tokens[index]
    if amount.kind == "ratio" and tokens[amount.end - 1].low.endswith(("ed", "ing", "double", "triple")):
        return _label(clause, phrase_before(clause, _over_auxiliaries(clause, amount.first)))
    if token.low == "and" and amount.kind == "measure" and tokens[amount.end].low in _DIMENSIONS:
        return _before_verb(clause, index + 1)
    if token.low in ("put", "set") and tokens[index - 1].low not in AUXILIARIES:
        return None
    if token.text == "," or token.low in ("than", "after", "and", "or"):
        return None
    if amount.kind == "measure" and tokens[amount.end].low in _DIMENSIONS and _is_noun(clause, index):
        return _object(clause, index + 1)
    if token.low in _LINKS_BEFORE:
        inner = _over_adverbs(clause, index - 1)
        if tokens[inner].low in ("as", "up", "down") or tokens[inner].low in COMPARATIVES:
            inner = _over_adverbs(clause, inner - 1)
        if tokens[inner].text == "," and clause.covering(inner - 1) is not None:
            inner -= 1
        covered = clause.covering(inner)
        if covered is not None and covered.kind != "date":
            # "rose 5 % to $10": the subject stands before the first figure.
            return _subject(clause, covered) if covered.first < amount.first else None
        if _is_noun(clause, inner):
            return _object(clause, inner + 1)
        index = inner
        token = tokens[index]
    moved = token.low in RISING or token.low in FALLING or token.low in STANDING
    if moved or (token.low in FINITE_VERBS and amount.kind in ("measure", "count", "ratio")):
        return _before_verb(clause, _over_auxiliaries(clause, index))
    if _is_noun(clause, index):
        # "growth 1–2 per cent", "the euro $1.17": the verb is left out.
        span = phrase_before(clause, index + 1)
        if span is not None and tokens[span[0] - 1].low in ("and", ",", "", ";", "the"):
            return _label(clause, span)
    return None


def _before_verb(clause: Clause, start: int) -> str | None:
    """The subject before a verb, or that of the verb before "and": "it travels at … and is now …"."""
    span = phrase_before(clause, start)
    if span is None and clause.tokens[start - 1].text == ",":
        # "Revenue, reported last week, was …"
        opening = next(
            (i for i in range(start - 2, max(start - 12, 0), -1) if clause.tokens[i].text == ","), 0
        )
        span = phrase_before(clause, opening) if opening else None
    if span is None and clause.tokens[start - 1].low in ("that", "which"):
        span = phrase_before(clause, start - 1)
    if span is not None or clause.tokens[start - 1].low not in ("and", "but", ","):
        return _label(clause, span)
    for index in range(start - 2, max(start - 14, 0), -1):
        token = clause.tokens[index]
        if clause.covering(index) is None and (token.low in VERBS or token.low in AUXILIARIES):
            earlier = phrase_before(clause, _over_auxiliaries(clause, index))
            if earlier is not None:
                return _label(clause, earlier)
    return None


def _object(clause: Clause, end: int) -> str | None:
    """The phrase before a preposition, without the verb that takes it."""
    span = phrase_before(clause, end)
    if span is None:
        return None
    start, end = span
    while (
        start < end - 1 and clause.tokens[start].low in VERBS and clause.tokens[start].low not in CHANGE_NOUNS
    ):
        start += 1
    while start < end - 1 and clause.tokens[start].low in ("its", "their", "the", "a", "an", "his", "her"):
        start += 1
    return clause.words(start, end)


def _is_noun(clause: Clause, at: int) -> bool:
    low = clause.tokens[at].low
    covered = clause.covering(at)
    if covered is not None:
        return covered.kind == "date"
    movement = low in RISING or low in FALLING or low in STANDING or low in FINITE_VERBS
    return is_content(clause, at) and (not movement or _noun_by_article(clause, at))


def _noun_by_article(clause: Clause, at: int) -> bool:
    return clause.tokens[at].low in CHANGE_NOUNS and clause.tokens[at - 1].low in (
        "a",
        "the",
        "an",
        "its",
        "their",
    )


def _over_adverbs(clause: Clause, at: int) -> int:
    """Before adverbs and small words that stand between a verb and its figure."""
    while at >= 0 and (
        clause.tokens[at].low in ADVERBS
        or clause.tokens[at].text == '"'
        or clause.tokens[at].low
        in ("a", "an", "the", "further", "total", "record", "another", "additional", "its", "his")
        or (clause.tokens[at].low.endswith("ly") and clause.tokens[at].kind == "word")
    ):
        at -= 1
    return at


def _over_auxiliaries(clause: Clause, at: int) -> int:
    """Before "has", "is expected to", "would have" in front of a verb."""
    tokens = clause.tokens
    index = at
    for _ in range(8):
        before = tokens[index - 1]
        if index == 0 or before.kind != "word":
            break
        passive = before.low in (
            "expected",
            "estimated",
            "forecast",
            "projected",
            "likely",
            "set",
            "thought",
            "due",
            "believed",
            "reported",
        )
        if (
            before.low in AUXILIARIES
            or before.low in ADVERBS
            or before.low == "to"
            or passive
            or before.low.endswith("ly")
        ):
            index -= 1
            continue
        break
    return index

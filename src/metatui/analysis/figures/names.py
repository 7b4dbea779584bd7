"""Numbers of names, labels and idioms: "GPT-4", "page 3", "no one"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from metatui.analysis.figures.calendar import MONTHS
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import AUXILIARIES, FUNCTION_WORDS, VERBS, is_plural
from metatui.analysis.figures.numerals import ABBREVIATED, MAGNITUDES, NUMBER_WORDS
from metatui.analysis.figures.wordlists import word_set
from metatui.analysis.figures.years import is_year

# A bare number behind one of these is its label: "page 3", "Flight 370", "type 2 diabetes".
_LABELLED: Final = word_set(
    "page pages chapter section sections article articles clause paragraph rule title schedule annex"
    " appendix figure table volume vol issue edition episode season series part act scene verse psalm"
    " lesson unit module version release build patch beta model type class grade tier phase stage"
    " step level lane gate terminal platform track line route highway interstate motorway road runway"
    " flight train bus tram channel radio studio room suite floor ward cell block building plot lot"
    " bay hall court district precinct zone area sector region day round week game match hole lap"
    " heat race group pool division league number no nos case docket file bill order resolution"
    " proposition measure amendment question item exhibit count option plan protocol formula form"
    " permit licence license patent project operation mission apollo artemis expedition battalion"
    " brigade regiment squadron mark mk size rating isbn postcode zip box apartment apt fig pp ch sec"
    " para kilometre km mile marker pier dock berth shaft tower reactor well field seed no. directive"
    " regulation decree convention basel euro"
)
# Labels that are verbs too: "order 500 aircraft" counts.
_DOING: Final = word_set(
    "group pool match block order question measure exhibit count plan train project release build"
    " issue act race row permit hit score draw seed zone number level"
)
SCALES: Final = frozenset(MAGNITUDES) | frozenset(ABBREVIATED)
QUANTIFIED: Final = word_set(
    "percent per pct % km kg mph euros dollars pounds points degrees years months days"
)


def named_end(tokens: Sequence[Token], at: int) -> int:
    """Numbers that belong to the name before them: "Llama 4", "GPT-4", "Boeing 737", "page 3"."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    if before.text == "-" and before.tight and token.tight:
        return _hyphenated_name(tokens, at)
    if (
        before.text == "."
        and before.tight
        and tokens[at - 2].low in ("no", "nos", "art", "sec", "fig", "vol", "ch")
    ):
        return at + 1
    if before.kind not in ("word", "mix", "initials") or "," in token.text or _has_unit(tokens, at):
        return 0
    if before.low in _LABELLED and token.kind == "number" and not is_year(token):
        counted = before.low in _DOING and after.text.islower() and is_plural(after.low)
        return at + 1 + _more_labels(tokens, at) if not counted or before.text[0].isupper() else 0
    if before.text[-2:] == "'s" or before.text == before.low or before.low in MONTHS:
        return 0
    if is_year(token) and token.text >= "1900":
        return 0 if before.low not in ("windows", "russell", "agenda", "peugeot") else at + 1
    opens = tokens[at - 2].kind == "end" or tokens[at - 2].text in ('"', ":", "—", "(")
    if opens and _is_common(before.low):
        return 0
    if not opens and before.low in FUNCTION_WORDS and before.text != "I":
        return 0
    if token.kind == "word":  # "Big Four", "Area Fifty-One": only when the number is a part of a name too
        return at + 1 if token.text[0].isupper() and not after.text.islower() else 0
    headline = (
        after.kind == "word" and after.text[0].isupper() and is_plural(after.low) and before.low in VERBS
    )
    return 0 if headline else at + 1


def _more_labels(tokens: Sequence[Token], at: int) -> int:
    """As in "pages 3 and 4", "sections 4-6": the rest of the label."""
    linked = tokens[at + 1].text in ("-", "–", "and", "to", ",") and tokens[at + 2].kind == "number"
    return 2 if linked and not _has_unit(tokens, at + 2) and tokens[at - 1].low.endswith("s") else 0


def _hyphenated_name(tokens: Sequence[Token], at: int) -> int:
    """As in "GPT-4", "Covid-19", "F-16", "mid-2024" is a date and "sub-1" a bound."""
    stem = tokens[at - 2]
    if stem.kind == "mix":
        return at + 1
    if stem.kind != "word" or stem.low in (
        "mid",
        "sub",
        "pre",
        "post",
        "plus",
        "near",
        "magnitude",
        "early",
        "late",
        "over",
        "under",
    ):
        return 0
    if stem.low in MONTHS or stem.low in NUMBER_WORDS or stem.low in MAGNITUDES or not tokens[at - 1].tight:
        return 0
    if is_year(tokens[at]):
        return 0
    return at + 1


def idiom_end(tokens: Sequence[Token], at: int) -> int:
    """As in "one" where it is no number, and "the two" where it points back."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    if token.low == "one" and (
        before.low in ("no", "this", "that", "any", "every", "each", "which", "the", "some")
        or after.low in ("of", "another", "day", "thing")
    ):
        return at + 1
    titled = token.text[0].isupper() and after.text[:1].isupper() and before.kind != "end"
    if titled and not before.text[:1].isupper() and before.text not in (".", '"', "*", ":"):
        return at + 1  # "and Twelve Angry Men"
    if after.low == "and" and tokens[at + 2].low == "only":
        return at + 1
    if before.low in (
        "day",
        "chapter",
        "phase",
        "part",
        "number",
        "plan",
        "formula",
        "round",
        "world",
        "act",
        "game",
    ):
        return at + 1
    return 0


def _is_common(word: str) -> bool:
    """Whether a word that opens a sentence is no name for sure."""
    return word in FUNCTION_WORDS or word in VERBS or word in AUXILIARIES or word in _COMMON_OPENERS


_COMMON_OPENERS: Final = word_set(
    "another some nearly over only about around roughly more these those additionally further fully"
    " police officials authorities rescuers doctors prosecutors firefighters investigators"
    " researchers scientists analysts economists workers people residents lawmakers troops today"
    " yesterday total minus plus approximately exactly"
)


def _has_unit(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1]
    if after.text == "-" and after.tight:
        after = tokens[at + 2]
    return after.low in QUANTIFIED or after.low in SCALES or after.text in ("°", "€", "£")

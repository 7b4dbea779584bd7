"""Numbers that are no figures: names, versions, references, telephone numbers, times of day, scores, streets.

Each check looks at the token where a number starts and answers with the token behind what is to be skipped,
or 0 where it finds no trap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from metatui.analysis.figures.calendar import MONTHS
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import AUXILIARIES, FUNCTION_WORDS, VERBS, is_plural
from metatui.analysis.figures.numbers import ABBREVIATED, MAGNITUDES, NUMBER_WORDS
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
_STREETS: Final = word_set(
    "street st avenue ave road rd lane boulevard blvd drive square place way court terrace crescent"
    " plaza row highway quay gardens broadway parkway rue strasse platz"
)
_SPORT: Final = word_set(
    "won win wins beat beats beating beaten lost lose loses lead leads led leading drew draw defeat"
    " defeated victory score scored scores scoreline set sets tied tie trailed trail down up ahead"
    " final result edged thrashed routed downed swept sweep loss series advantage level penalties"
    " goalless vote voted passed approved ruled ruling decision majority to"
)
_PHONE: Final = word_set("call phone tel telephone fax whatsapp text dial hotline helpline mobile ring")
_NAMED_BEFORE: Final = word_set("about nearly over under around some roughly almost only just")
_CLOCK: Final = frozenset(
    {"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "gmt", "utc", "bst", "est", "edt", "cet", "hrs"}
)
_ZONES: Final = frozenset(
    {"gmt", "utc", "bst", "est", "edt", "et", "cet", "cest", "pst", "pdt", "pt", "ist", "jst"}
)
_UNIT_OR_SCALE: Final = frozenset(MAGNITUDES) | frozenset(ABBREVIATED)
_QUANTIFIED: Final = word_set(
    "percent per pct % km kg mph euros dollars pounds points degrees years months days"
)


def trap_end(tokens: Sequence[Token], at: int) -> int:
    """The token behind a number at `at` that is no figure; 0 where it may be one."""
    token = tokens[at]
    if token.kind == "number":
        for check in _DIGIT_TRAPS:
            end = check(tokens, at)
            if end:
                return end
        return 0
    if token.low in NUMBER_WORDS:
        return _named(tokens, at) or (_idiom(tokens, at))
    return 0


def _list_bullet(tokens: Sequence[Token], at: int) -> int:
    """As in "1. …", "2) …", "(3) …" at the start of a line, and "(1)" anywhere."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    short = token.text.isdigit() and len(token.text) <= 2
    if (
        short
        and before.kind == "end"
        and after.text in (".", ")", ":")
        and after.tight
        and tokens[at + 2].kind != "end"
    ):
        return at + 2
    if short and before.text in ("(", "[") and after.text in (")", "]"):
        return at + 2
    return 0


def _sign_before(tokens: Sequence[Token], at: int) -> int:
    """As in "#1234", "@2", "/2024/": parts of tags and paths."""
    before = tokens[at - 1]
    if before.text in ("#", "@", "_", "\\", "§", "=") and tokens[at].tight:
        return at + 1
    return at + 1 if before.text == "№" else 0


def _clock_time(tokens: Sequence[Token], at: int) -> int:
    """As in "10:30", "9am", "9 a.m. ET", "14:00 GMT", and other numbers with a colon between."""
    token, after = tokens[at], tokens[at + 1]
    end = 0
    if after.text in (":", ".") and after.tight and tokens[at + 2].kind == "number" and tokens[at + 2].tight:
        end = at + 3
        while tokens[end].text == ":" and tokens[end + 1].kind == "number":
            end += 2
    elif (
        len(token.text) <= 5
        and after.low in _CLOCK
        and (after.tight or after.low not in ("am", "hrs") or after.text.isupper())
    ):
        end = at + 1
    elif (
        len(token.text) <= 2
        and after.text in ("-", "–")
        and tokens[at + 2].kind == "number"
        and tokens[at + 3].low in _CLOCK
    ):
        end = at + 3
    if end and tokens[end].low in _CLOCK:
        end += 1
    if end and tokens[end].low in _ZONES:
        end += 1
    return end


def _slashed(tokens: Sequence[Token], at: int) -> int:
    """As in "24/7", "9/11", "07/16/2025": not readable for sure; a season like "2024/25" is a date."""
    token, after = tokens[at], tokens[at + 1]
    if not (after.text == "/" and after.tight and tokens[at + 2].kind == "number" and tokens[at + 2].tight):
        return 0
    if is_year(token) and len(tokens[at + 2].text) == 2:
        return 0
    end = at + 3
    while tokens[end].text == "/" and tokens[end].tight and tokens[end + 1].kind == "number" and end < at + 9:
        end += 2
    return end


def _chained(tokens: Sequence[Token], at: int) -> int:
    """As in "555-0199", "+44 20 7946 0958", "978-0-14-…": three groups and more, or a telephone's look."""
    end = at + 1
    groups = 1
    digits = len(tokens[at].text)
    while (
        end < at + 16
        and tokens[end].text in ("-", "–", ".", ")")
        and tokens[end].tight
        and tokens[end + 1].kind == "number"
    ):
        digits += len(tokens[end + 1].text)
        groups += 1
        end += 2
    plus = tokens[at - 1].text == "+" and tokens[at].tight
    called = tokens[at - 1].low in _PHONE or (
        tokens[at - 2].low in _PHONE and tokens[at - 1].low in ("on", ":", "at", "us", "(")
    )
    if (plus or called) and groups < 3:
        while end < at + 16 and tokens[end].kind == "number" and tokens[end].text.isdigit():
            digits += len(tokens[end].text)
            groups += 1
            end += 1
    if (plus and digits >= 9) or (called and digits >= 3 and tokens[at].text.isdigit()):
        return end
    iso = groups == 3 and is_year(tokens[at]) and len(tokens[at + 2].text) == 2
    if groups >= 3 and not iso:
        return end
    both = groups == 2 and len(tokens[at].text) == 3 and tokens[at].text.isdigit()
    if (
        both
        and len(tokens[at + 2].text) == 4
        and tokens[at + 1].text == "-"
        and tokens[at + 2].text[0] in "01"
    ):
        return end
    return 0


def _score(tokens: Sequence[Token], at: int) -> int:
    """As in "3-1", "2–0", "6-4, 6-3", "52 to 48": two bare numbers of which the first is no smaller."""
    first, link, second = tokens[at], tokens[at + 1], tokens[at + 2]
    if not (
        first.text.isdigit() and second.kind == "number" and second.text.isdigit() and len(first.text) <= 3
    ):
        return 0
    after = tokens[at + 3]
    if link.text in ("-", "–") and link.tight and second.tight:
        if after.text == "-" and after.tight:
            return 0
        measured = (
            after.low in _QUANTIFIED or after.low in _UNIT_OR_SCALE or (after.tight and after.kind == "word")
        )
        counted = after.kind == "word" and after.text.islower() and is_plural(after.low)
        near = [tokens[at - back].low for back in range(1, 6)]
        falling = int(first.text) >= int(second.text)
        if measured and not falling:
            return 0
        if (falling and not measured) or (not counted and any(word in _SPORT for word in near)):
            return at + 3
        if tokens[at - 1].kind == "word" and tokens[at - 1].text[0].isupper() and not counted:
            return at + 3
    elif (
        link.low == "to"
        and int(first.text) >= int(second.text)
        and tokens[at - 1].low in _SPORT
        and after.low not in _QUANTIFIED
    ):
        return at + 3
    return 0


def _street_number(tokens: Sequence[Token], at: int) -> int:
    """As in "10 Downing Street", "1600 Pennsylvania Avenue NW"."""
    if not tokens[at].text.isdigit():
        return 0
    for index in range(at + 1, at + 4):
        token = tokens[index]
        if token.kind != "word" or not token.text[0].isupper():
            return 0
        if index > at + 1 and token.low in _STREETS:
            return index + 1
    return 0


def _unknown_suffix(tokens: Sequence[Token], at: int) -> int:
    """As in "737-800ER", "4x4", "5G", "4K": letters glued to digits that are no unit."""
    after = tokens[at + 1]
    if after.kind != "word" or not after.tight:
        return 0
    if after.text in ("G", "D", "K", "X", "P") and tokens[at - 1].kind != "sign":
        people = after.text == "K" and tokens[at + 2].text.islower() and is_plural(tokens[at + 2].low)
        return 0 if people and len(tokens[at].text) > 1 else at + 2
    return at + 4 if after.low == "x" and tokens[at + 2].kind == "number" else 0


def _named(tokens: Sequence[Token], at: int) -> int:
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
    if before.text[-2:] == "'s" or not before.text[0].isupper() or before.low in MONTHS:
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


def _idiom(tokens: Sequence[Token], at: int) -> int:
    """As in "one" where it is no number, and "the two" where it points back."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    if token.low == "one" and (
        before.low in ("no", "this", "that", "any", "every", "each", "which", "the", "some")
        or after.low in ("of", "another", "day", "thing")
    ):
        return at + 1
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
    return after.low in _QUANTIFIED or after.low in _UNIT_OR_SCALE or after.text in ("°", "€", "£")


_DIGIT_TRAPS: Final[tuple[Callable[[Sequence[Token], int], int], ...]] = (
    _list_bullet,
    _sign_before,
    _clock_time,
    _slashed,
    _chained,
    _score,
    _street_number,
    _unknown_suffix,
    _named,
)

"""Text into tokens for the grammar of figures: numbers, words, signs, each with its place in the text.

The general tokens of `metatui.text` keep words whole; a grammar of figures wants "7,000-employee" and
"$14.3bn" in their parts. Exotic digits, spaces, dashes and quotation marks are folded one to one first,
so that every offset holds in the original text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

TokenKind = Literal["number", "word", "initials", "sign", "mix", "version", "url", "other", "end"]

# A number with more digits is an identifier, and reading it would cost more than linear time.
MAX_DIGITS: Final = 15
# How far a parser may look behind or ahead without meeting the end of the list.
PADDING: Final = 40

NO_BREAK_SPACE: Final = "\u00a0"


def _folding() -> dict[int, str]:
    table = {0xFF10 + digit: str(digit) for digit in range(10)}
    table |= {
        ord(char): NO_BREAK_SPACE for char in "\u2007\u202f\u2009\u200a\u2002\u2003\u2004\u2005\u2006\u2008"
    }
    table |= {0x3000: NO_BREAK_SPACE}
    table |= {ord(char): "-" for char in "‐‑﹣－"}
    table |= {0x2012: "–", 0x2015: "—", 0x2212: "−"}
    table |= {ord(char): "'" for char in "’‘ʼ＇`´"}
    table |= {ord(char): '"' for char in "“”„«»＂"}
    table |= dict(zip(map(ord, "％＄．，：／＋（）￡￥º˚"), "%$.,:/+()£¥°°", strict=True))
    return table


_FOLD: Final = _folding()

_DIGITS: Final = r"""
    [0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])(?:\.[0-9]+)?          # 14,300,000.5
  | [0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9])              # 1,50,000 (lakh, crore)
  | [0-9]{1,3}(?:'[0-9]{3}){1,6}(?![0-9'])(?:\.[0-9]+)?          # 14'300'000, as the Swiss write
  | [0-9]{1,3}(?:\u00a0[0-9]{3}){1,6}(?![0-9,.])                # 14 300 000, with non-breaking spaces
  | [0-9]{1,3}(?:\ [0-9]{3}){2,6}(?![0-9,.])                    # with plain ones: two groups at least
  | [0-9]+(?:\.[0-9]+)*                                         # 49  14.3  4.2.1
  | (?<![\w.])\.[0-9]+                                          # .5
"""
# ISO codes and the like, glued to the amount: EUR4.2bn.
_GLUED_CODES: Final = (
    "AUD|BRL|CAD|CHF|CNY|DKK|EUR|GBP|HKD|INR|JPY|KRW|MXN|NOK|NZD|PLN|RMB|RM|Rs|SEK|SGD|TRY|USD|ZAR"
)
_TOKEN: Final = re.compile(
    rf"""
    (?P<url> https?://\S+ | www\.\S+ )
  | (?P<sign> [A-Z]{{1,3}}\$ | [$€£¥₹₩₽₺₦₪₫฿₴₱₵] | (?:{_GLUED_CODES})(?=[0-9])
            | R(?=[0-9][0-9.,]{{0,12}}\s?(?:bn|m|million|billion|trillion)\b) )
  | (?P<mix> [^\W\d_]+[0-9]\w*(?:\.[0-9]+)* )
  | (?P<initials> (?:[A-Za-z]\.){{2,}} )
  | (?P<number> {_DIGITS} )
  | (?P<word> [^\W\d_]+(?:'[^\W\d_]+)* )
  | (?P<other> \S )
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of text[start:end]; `text` is folded, `low` its lower case, `tight`: no space before it."""

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int
    tight: bool


END: Final = Token("end", "", "", -1, -1, False)


def fold(text: str) -> str:
    """The same text with plain digits, dashes, quotation marks; as long as before, offset by offset."""
    return text.translate(_FOLD)


def lex(folded: str, start: int, end: int) -> list[Token]:
    """Tokens of folded[start:end], followed by `PADDING` end tokens, so that looking ahead or behind is safe.

    A negative index reaches the end tokens too: looking behind the first token meets "end", not a word.
    """
    tokens = list(_tokens(folded, start, end))
    tokens.extend([END] * PADDING)
    return tokens


def _tokens(folded: str, start: int, end: int) -> Iterator[Token]:
    last = -1
    for match in _TOKEN.finditer(folded, start, end):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        text = match[0]
        at = match.start()
        if kind == "number":
            if text.count(".") > 1:
                kind = "version"
            elif len(text) > MAX_DIGITS and sum(map(str.isdigit, text)) > MAX_DIGITS:
                kind = "mix"
        yield Token(kind, text, text.lower(), at, match.end(), at == last)
        last = match.end()

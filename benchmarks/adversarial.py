"""Pieces of text that, repeated, lead a careless grammar to try everything with everything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FAMILIES: Final[Mapping[str, str]] = {
    "digits": "1",
    "groups": "1,111",
    "pairs": ",11",
    "dots": "1.1.",
    "hyphens": "5-",
    "spaces": "5 ",
    "words": "word ",
    "long word": "w",
    "number words": "twenty one hundred and ",
    "magnitudes": "million ",
    "vague": "hundreds of thousands of ",
    "money": "$5 billion ",
    "open money": "$",
    "ranges": "between $5 and $6 to ",
    "changes": "from 5% to 6% to ",
    "dates": "July 16, 2025 and ",
    "last": "last last year ",
    "modifiers": "more than at least up to about 5 people ",
    "adverbs": "very nearly only just ",
    "articles": "the a an its ",
    "halves": "half a half a ",
    "quotes": "\"'“",
    "brackets": "(5 %) (",
    "names": "Meta 4 put $5 into Meta, ",
    "ing": "Meta put $5, taking 5 %, ",
    "urls": "http://",
    "letters": "U.S. a.m. ",
    "mix": "R1R",
}

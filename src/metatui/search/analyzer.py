"""How text becomes terms: exactly the words of `metatui.text.tokens`, with their places.

The classes here are named in the index folder; renaming them takes a new `INDEX_VERSION` (integrity.py).
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh import fields, formats
from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer

from metatui.search.word_table import word_rows
from metatui.text.tokens import words

# Between two values of one field (the names of two people), so that no phrase runs across.
_GAP = 1000

_PROBE = (
    "Zürich’s AT&T said on 7,000 U.S. sites: “GPT-4o, Llama 4” cost $14.3bn—49 %—in 2025; Straße, don't, "
    "e-mail a.b@example.com 東京 ก็ดี 5K naïve ﬁne Ⅳ ½ İstanbul"
)


def fingerprint() -> str:
    """A digest of how words are told apart: an index made with another one must be rebuilt."""
    return hashlib.sha256(repr(list(words(_PROBE))).encode()).hexdigest()[:16]


class WordAnalyzer(Analyzer):
    """The words of a text as Whoosh tokens, with positions counted from 0 and character offsets."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        token = Token(positions=True, chars=True, removestops=True, mode=options.get("mode", ""))
        token.boost = 1.0
        token.stopped = False
        for place, (word, start, end) in enumerate(words(value)):
            token.text = word
            token.pos, token.startchar, token.endchar = place, start, end
            yield token


class WordPlaces(formats.Format):
    """A posting's value is the places of the word in the field, as 32-bit integers of this machine."""

    def encode(self, value: Iterable[int]) -> bytes:
        """Places, rising, to bytes."""
        return array("I", value).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Bytes to places."""
        places = array("I")
        places.frombytes(valuestring)
        return places.tolist()

    def decode_frequency(self, valuestring: bytes) -> int:
        """How often the word stands in the field."""
        return len(valuestring) // array("I").itemsize

    def decode_weight(self, valuestring: bytes) -> float:
        """The same as the frequency."""
        return float(self.decode_frequency(valuestring))


class WordField(fields.FieldType):
    """A field of words; its value is a text or a sequence of texts that no phrase joins."""

    def __init__(self) -> None:
        self.format = WordPlaces()
        self.analyzer = WordAnalyzer()
        self.scorable = True
        self.stored = False
        self.column_type = None

    def index(self, value: Any, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:  # type: ignore[override]
        """(term, frequency, weight, places) of each word; token objects would take most of the time."""
        base = 0
        places: dict[str, array[int]] = {}
        for text in (value,) if isinstance(value, str) else value:
            place = base
            for place, (word, _, _) in enumerate(word_rows(text), start=base):
                if (held := places.get(word)) is None:
                    held = places[word] = array("I")
                held.append(place)
            base = place + _GAP
        for word, held in places.items():
            yield word.encode("utf-8", "surrogatepass"), len(held), float(len(held)), held.tobytes()

"""How text becomes terms: exactly the words of `metatui.text.tokens`, with their places.

The classes here are named in the index folder; renaming them takes a new `INDEX_VERSION` (integrity.py).
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh import columns, fields, formats
from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer

from metatui.search.codec.buffers import GAP
from metatui.text.tokens import words

# Marks that end a word and say nothing of it.
_BEHIND = ",.;:)"

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

    marks = _BEHIND

    def __init__(self) -> None:
        self.format = WordPlaces()
        self.analyzer = WordAnalyzer()
        self.scorable = True
        self.stored = False
        self.column_type = None

    @staticmethod
    def split(chunk: str) -> list[str]:
        """The words of a text without a space in it: what stands between two spaces is taken apart alone."""
        # Most of what is new is a plain word, perhaps with a mark behind it, and no rule has a say in it.
        bare = chunk[:-1] if chunk and chunk[-1] in _BEHIND else chunk
        if bare.isascii() and bare.isalpha():
            return [bare.lower()]
        return [word for word, _, _ in words(chunk)]

    def index(self, value: Any, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:  # type: ignore[override]
        """(term, frequency, weight, places) of each word, for writers that do not know `split`."""
        base = 0
        places: dict[str, array[int]] = {}
        for text in (value,) if isinstance(value, str) else value:
            count = 0
            for count, word in enumerate(_words(text), start=1):
                if (held := places.get(word)) is None:
                    held = places[word] = array("I")
                held.append(base + count - 1)
            base += count + GAP
        for word, held in places.items():
            yield word.encode("utf-8", "surrogatepass"), len(held), float(len(held)), held.tobytes()


class NameField(fields.FieldType):
    """Values that are found as a whole, as they are written; a `column` keeps that of each document too."""

    def __init__(self, *, column: bool = False) -> None:
        self.format = formats.Existence()
        self.analyzer = None
        self.scorable = False
        self.stored = False
        self.column_type = columns.VarBytesColumn() if column else None  # type: ignore[no-untyped-call]

    @staticmethod
    def names(value: str | Iterable[str]) -> Iterable[str]:
        """The values of a document."""
        return (value,) if isinstance(value, str) else value

    def index(self, value: Any, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:  # type: ignore[override]
        """(term, 1, 1, nothing) of each value, for writers that do not know `names`."""
        for name in dict.fromkeys(self.names(value)):
            yield encoded(name), 1, 1.0, b""

    def to_column_value(self, value: str) -> bytes:
        """The bytes that a column keeps."""
        return encoded(value)


def encoded(term: str) -> bytes:
    """A term as the index holds it; any text can be a term."""
    return term.encode("utf-8", "surrogatepass")


def decoded(term: bytes) -> str:
    """The text of a term."""
    return term.decode("utf-8", "surrogatepass")


def _words(text: str) -> Iterator[str]:
    for chunk in text.replace("\n", " ").split(" "):
        yield from WordField.split(chunk)

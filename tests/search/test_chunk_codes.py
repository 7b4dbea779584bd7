"""Each text between two spaces has one number, whichever way it was found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metatui.search.analyzer import WordField
from metatui.search.codec import chunk_codes, word_codes
from metatui.search.codec.buffers import WordBuffer
from metatui.search.codec.chunk_codes import ChunkCodes
from metatui.search.codec.word_codes import Vocabulary

_PIECES = st.sampled_from(
    ["a", "b", "ab", "\x00", "é", "東", "\ud800", "x" * 7, "y" * 8, "z" * 15, ".", ",", " ", "  "]
)
_TEXTS = st.lists(st.lists(_PIECES, max_size=20).map("".join), max_size=8)


class _Numbers:
    """Gives new numbers, and remembers for what."""

    def __init__(self) -> None:
        self.chunks: list[str] = []

    def __call__(self, chunks: Sequence[str]) -> list[int]:
        first = len(self.chunks)
        self.chunks += chunks
        return list(range(first, len(self.chunks)))


def _asked(codes: ChunkCodes, text: str) -> list[int]:
    found: list[int] = codes.of(text.encode("utf-8", "surrogatepass")).tolist()
    return found


def _bare(chunk: str, marks: str) -> str:
    return chunk[:-1] if chunk and chunk[-1] in marks else chunk


@settings(max_examples=200, deadline=None)
@given(_TEXTS, st.sampled_from(["", ".", ".,"]))
@example(["a", "a\x00", "a\x00\x00"], "")
@example(["", " ", ".", ". ."], ".")
@example(["z" * 15 + "a", "z" * 15 + "b", "z" * 15], "")
def test_a_number_stands_for_one_chunk(texts: list[str], marks: str) -> None:
    numbers = _Numbers()
    codes = ChunkCodes(numbers, marks.encode(), 12)
    for text in texts * 2:
        chunks = [_bare(chunk, marks) for chunk in text.split(" ")]
        assert [numbers.chunks[code] for code in _asked(codes, text)] == chunks
    kept = [chunk for chunk in numbers.chunks if len(chunk) <= 12]
    assert len(kept) == len(set(kept))


def test_the_table_grows_and_may_be_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunk_codes, "_LARGEST", 13)
    numbers = _Numbers()
    codes = ChunkCodes(numbers, b"", 40)
    chunks = [f"{number:x}" for number in np.random.default_rng(1).integers(0, 1 << 40, 20_000)]
    for first in range(0, len(chunks), 300):
        part = chunks[first : first + 300]
        assert [numbers.chunks[code] for code in _asked(codes, " ".join(part))] == part
    assert [numbers.chunks[code] for code in _asked(codes, " ".join(chunks))] == chunks
    assert len(numbers.chunks) == len(set(chunks))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "A",
                "U.S",
                "14.3",
                "1,000",
                "5k",
                "bn",
                "'",
                "’s",
                "&",
                *",.;:)(-/",
                "é",
                "東",
                "ก",
                "“",
                "½",
                "_",
            ]
        ),
        max_size=7,
    ).map("".join),
    st.sampled_from(WordField.marks),
)
def test_a_mark_at_the_end_makes_no_difference(chunk: str, mark: str) -> None:
    assert WordField.split(chunk) == WordField.split(chunk + mark)


def test_a_vocabulary_that_grew_large_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_codes, "_MOST_KEPT", 6)
    vocabulary = Vocabulary(WordField.split, WordField.marks)
    sizes = []
    for text in ("Meta, the e-mail", "the Scale of Meta.", "b the a the"):
        buffer = WordBuffer(vocabulary)
        buffer.add(0, [text])
        buffer.add(1, [text, "Wang"])
        batch, documents, lengths = buffer.take()
        count = len(WordField.split(text))
        assert list(batch.terms) == sorted({word.encode() for word in WordField.split(text)} | {b"wang"})
        assert (documents.tolist(), lengths.tolist()) == ([0, 1], [count, count + 1])
        vocabulary.forget_if_large()
        sizes.append(len(vocabulary.terms))
    assert sizes == [5, 0, 4]

"""The files of a segment: arrays come back as they were written, and nothing else does."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.search.codec.array_file import BLOCK, ArrayFile, ArrayFileError, ArrayFileWriter, digest_of
from metatui.search.codec.field_reader import FieldReader, ranges
from metatui.search.codec.field_sink import FieldForm, FieldSink, TermBatch
from metatui.search.codec.packed import Packed, PackedWriter, best_bits
from metatui.search.codec.spool import Spool


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "arrays"


def written(path: Path, **arrays: np.ndarray) -> ArrayFile:
    file = ArrayFileWriter(path)
    for name, values in arrays.items():
        file.add(name, values)
    file.close()
    return ArrayFile(path, digest_of(path))


def test_arrays_come_back(path: Path) -> None:
    arrays = {
        "bytes": np.arange(256, dtype=np.uint8),
        "empty": np.zeros(0, dtype=np.int64),
        "long": np.arange(BLOCK, dtype=np.int64) ** 2,
        "last": np.array([7], dtype=np.uint32),
    }
    file = written(path, **arrays)
    assert set(file) == set(arrays)
    for name, values in arrays.items():
        assert file[name].all().tolist() == values.tolist()
        assert file[name].dtype == values.dtype
    assert file["long"].read(10, 12).tolist() == [100, 121]
    assert file["long"].get(BLOCK - 1) == (BLOCK - 1) ** 2
    assert np.shares_memory(file["long"].read(0, 9), file["long"].read(5, 12))  # no copy


def test_a_block_is_checked_when_it_is_read(path: Path) -> None:
    written(path, first=np.zeros(3 * BLOCK, dtype=np.uint8), second=np.ones(BLOCK, dtype=np.uint8))
    data = bytearray(path.read_bytes())
    data[2 * BLOCK + 5] ^= 1
    path.write_bytes(data)
    file = ArrayFile(path)
    assert file["first"].read(0, 2 * BLOCK).sum() == 0
    assert file["second"].all().sum() == BLOCK
    for _ in range(2):
        with pytest.raises(ArrayFileError, match="damaged"):
            file["first"].read(2 * BLOCK, 2 * BLOCK + 1)


def test_what_is_no_such_file_is_refused(path: Path) -> None:
    written(path, one=np.arange(9))
    whole = path.read_bytes()
    for damaged in (b"", b"short", whole[:-1], whole + b"x", whole[:-40] + b"y" + whole[-39:]):
        path.write_bytes(damaged)
        with pytest.raises(ArrayFileError):
            ArrayFile(path)
    path.write_bytes(whole)
    with pytest.raises(ArrayFileError, match="directory"):
        ArrayFile(path, digest_of(path) ^ 1)


@given(
    st.sampled_from([3, 300, 1100, 5000, 2**17, 2**32 - 1]).flatmap(
        lambda most: st.lists(st.integers(0, most) | st.integers(0, 300), max_size=80)
    ),
    st.data(),
)
def test_packed_numbers_come_back(tmp_path_factory: pytest.TempPathFactory, values: list[int], data) -> None:
    folder = tmp_path_factory.mktemp("packed")
    array = np.array(values, dtype=np.uint32)
    bits = data.draw(st.sampled_from([best_bits(array), 4, 8, 10, 12, 16, 24, 32]))
    packed = PackedWriter("n", bits, lambda dtype: Spool(folder, dtype))
    cuts = sorted(data.draw(st.tuples(*[st.integers(0, len(values))] * 2)))
    for start, end in pairwise([0, *cuts, len(values)]):
        packed.extend(array[start:end])
    file = ArrayFileWriter(folder / "file")
    packed.write(file)
    file.close()
    read = Packed.of(ArrayFile(folder / "file"), "n")
    assert read is not None
    assert read.bits == bits
    assert Packed.of(ArrayFile(folder / "file"), "other") is None
    assert read.read(0, len(values)).tolist() == values
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(values))] * 2)))
    assert read.read(start, end).tolist() == values[start:end]
    rows = data.draw(st.lists(st.integers(0, end - start - 1), max_size=20)) if start < end else []
    part = read.part(start, end)
    assert len(part) == end - start
    assert part.take(np.array(rows, dtype=np.int64)).tolist() == [values[start + row] for row in rows]


@pytest.mark.parametrize(
    ("most", "bits"), [(14, 4), (254, 8), (1022, 10), (4094, 12), (65534, 16), (2**20, 24)]
)
def test_numbers_take_as_many_bits_as_most_of_them_need(most: int, bits: int) -> None:
    values = np.full(1000, most)
    assert best_bits(values) == bits
    values[:2] = 2**31
    assert best_bits(values) == bits


_DOCUMENTS = st.lists(st.integers(0, 200_000), min_size=1, max_size=6, unique=True).map(sorted)


@given(st.dictionaries(st.binary(min_size=1, max_size=5).filter(lambda t: b"\xff" not in t), _DOCUMENTS))
def test_postings_come_back(
    tmp_path_factory: pytest.TempPathFactory, postings: dict[bytes, list[int]]
) -> None:
    """Gaps of every width, in every order, read one by one and in runs."""
    folder = tmp_path_factory.mktemp("field")
    terms = sorted(postings)
    counts = np.array([len(postings[term]) for term in terms], dtype=np.int64)
    ids = np.array([number for term in terms for number in postings[term]], dtype=np.int32)
    times = (ids % 3 + 1).astype(np.uint32)
    places = np.arange(int(times.sum()), dtype=np.uint32)
    sink = FieldSink("f", FieldForm(True, True), lambda dtype: Spool(folder, dtype))
    sink.add(TermBatch(terms, counts, ids, times, places))
    file = ArrayFileWriter(folder / "file")
    sink.write(file)
    file.close()
    field = FieldReader(ArrayFile(folder / "file"), "f")
    assert field.terms() == terms
    ends = np.cumsum(counts)
    for number, term in enumerate(terms):
        assert field.number(term) == number
        found = field.postings(number)
        assert found.ids.tolist() == postings[term]
        assert found.counts().tolist() == [id % 3 + 1 for id in postings[term]]
        first, last = field.beginning_with(term[:1])
        assert terms[first:last] == [other for other in terms if other.startswith(term[:1])]
        start = ends[first] - counts[first]
        in_order = field.postings_in_order(first, last)
        assert in_order.ids.tolist() == ids[start : ends[last - 1]].tolist()
        by_width = field.postings_by_width(first, last)
        assert sorted(zip(by_width.ids.tolist(), by_width.counts().tolist(), strict=True)) == sorted(
            zip(in_order.ids.tolist(), in_order.counts().tolist(), strict=True)
        )
        place_ends = np.cumsum(times)
        before = int(place_ends[start - 1]) if start else 0
        assert field.places(first, last).tolist() == places[before : place_ends[ends[last - 1] - 1]].tolist()
    assert field.number(b"\xfe nothing") is None


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=9))
def test_ranges_count_on(parts: list[tuple[int, int]]) -> None:
    starts = np.array([start for start, _ in parts], dtype=np.int64)
    sizes = np.array([size for _, size in parts], dtype=np.int64)
    expected = [number for start, size in parts for number in range(start, start + size)]
    assert ranges(starts, sizes).tolist() == expected

"""The terms of several sources are put in order part by part, and none is lost at a border."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from metatui.search.codec import merging
from metatui.search.codec.array_file import ArrayFile
from metatui.search.codec.field_reader import FieldReader
from metatui.search.codec.field_sink import TermBatch
from metatui.search.codec.merging import FieldMerge, Source
from metatui.search.codec.segment_files import write_merged, write_run

_TERMS = st.lists(
    st.lists(st.binary(max_size=2), unique=True, min_size=1).map(sorted), min_size=1, max_size=4
)


def _source(folder: Path, number: int, terms: Sequence[bytes]) -> FieldReader:
    """A field in which each term is in one document, which has the number of the source."""
    path = folder / f"{number}.run"
    ones = np.ones(len(terms), dtype=np.int64)
    write_run(path, {"f": TermBatch(terms, ones, ones.astype(np.int32) * number, None, None)})
    return FieldReader(ArrayFile(path), "f")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TERMS, st.integers(1, 5))
@example([[b"a", b"b", b"c"], [b"", b"c", b"d", b"e"]], 2)
def test_terms_and_documents_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lists: list[list[bytes]], at_once: int
) -> None:
    monkeypatch.setattr(merging, "_TERMS", at_once)
    merge = FieldMerge([Source(_source(tmp_path, *pair), None) for pair in enumerate(lists)])
    assert merge.terms == sorted({term for terms in lists for term in terms})
    holders = [[number for number, terms in enumerate(lists) if term in terms] for term in merge.terms]
    (batch,) = merge.batches(lambda: None)
    assert batch.counts.tolist() == [len(numbers) for numbers in holders]
    assert batch.ids.tolist() == [number for numbers in holders for number in numbers]


def test_a_field_whose_documents_are_all_gone(tmp_path: Path) -> None:
    for _ in range(2):
        source = Source(_source(tmp_path, 0, [b"a", b"b"]), np.array([-1], dtype=np.int32))
        write_merged(tmp_path / "joined.terms", {"f": [source]}, 1, lambda: None)
        field = FieldReader(ArrayFile(tmp_path / "joined.terms"), "f")
        assert field.terms() == []
        assert FieldMerge([Source(field, None)] * 2).terms == []

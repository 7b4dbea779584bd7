"""Plain text tables."""

from metatui.cli.cells import cell_width
from metatui.cli.tables import Column, table_lines

_COLUMNS = (Column("id"), Column("n", right=True), Column("title", flexible=True))
_ROWS = [("a1", "7", "東京で新しい記事"), ("b2", "12", "A rather long headline about nothing in particular")]


def test_columns_line_up_by_cells() -> None:
    lines = list(table_lines(_COLUMNS, _ROWS))
    assert lines[0] == "id   n  title"
    assert lines[1] == "a1   7  東京で新しい記事"
    assert lines[2].startswith("b2  12  A rather")


def test_without_a_width_nothing_is_cut() -> None:
    assert list(table_lines(_COLUMNS, _ROWS))[2].endswith("particular")


def test_with_a_width_flexible_columns_shrink() -> None:
    lines = list(table_lines(_COLUMNS, _ROWS, width=24))
    assert all(cell_width(line) <= 24 for line in lines)
    assert lines[2] == "b2  12  A rather long h…"


def test_what_a_narrow_column_leaves_goes_to_the_wide_one() -> None:
    columns = (Column("a", flexible=True), Column("b", flexible=True))
    (line,) = table_lines(columns, [("short", "x" * 30)], width=37, header=False)
    assert line == "short  " + "x" * 30


def test_a_table_without_rows_is_its_header() -> None:
    assert list(table_lines(_COLUMNS, [])) == ["id  n  title"]
    assert list(table_lines(_COLUMNS, [], header=False)) == []

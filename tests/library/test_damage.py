"""A damaged database is set aside with a notice, never replaced in silence, and the marks are saved."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from metatui.errors import LibraryError
from metatui.library import Library, damage
from metatui.library.state_copy import STATE_COPY_NAME, read_state_copy

SEEN = 1_800_000_000


@pytest.fixture
def filled(folder: Path, make) -> Path:
    """A library of 300 articles, 250 of them read, some starred; returns its database file."""
    with Library.open(folder) as library:
        for start in range(0, 300, 50):
            library.articles.store([make(number) for number in range(start, start + 50)], SEEN)
        library.mark_read([make(number).article.id for number in range(250)], True)
        library.star([make(number).article.id for number in range(0, 30, 3)], True)
        return library.path


def refill_and_count(folder: Path, make) -> tuple[Library, int, int]:
    library = Library.open(folder)
    library.articles.store([make(number) for number in range(300)], SEEN)
    counts = library.counts()
    return library, counts.total - counts.unread, counts.starred


@pytest.mark.parametrize("keep_copy", [True, False])
@pytest.mark.parametrize("wound", ["header", "middle", "tail", "text"])
def test_damage_is_set_aside_and_the_marks_are_carried_over(
    filled: Path, make, wound: str, keep_copy: bool
) -> None:
    data = bytearray(filled.read_bytes())
    if wound == "header":
        data[:100] = b"\0" * 100
    elif wound == "middle":
        # The page that holds the table `article`.
        data[4096 * 2 : 4096 * 3] = b"\xff" * 4096
        data[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    elif wound == "tail":
        del data[4096 * 2 :]
    else:
        data[:] = b"This is not a database but somebody's notes.\n" * 50
    filled.write_bytes(data)
    if not keep_copy:
        (filled.parent / STATE_COPY_NAME).unlink()
    library, read, starred = refill_and_count(filled.parent, make)
    with library:
        (notice,) = library.notices
        assert "damaged" in notice
        (aside,) = filled.parent.glob("library.db.damaged-*")
        assert str(aside) in notice
        assert aside.read_bytes() == data
        if keep_copy:
            assert (read, starred) == (250, 10)
    with Library.open(filled.parent) as library:
        assert library.notices == ()


def test_what_the_damaged_file_still_tells_is_saved_without_a_copy(filled: Path, make) -> None:
    (filled.parent / STATE_COPY_NAME).unlink()
    damage.leave_note(filled, "a page of another table is broken")
    library, read, starred = refill_and_count(filled.parent, make)
    with library:
        assert (read, starred) == (250, 10)


def test_a_database_that_became_empty_is_noticed_by_the_copy(filled: Path, make) -> None:
    filled.write_bytes(b"")
    library, read, starred = refill_and_count(filled.parent, make)
    with library:
        assert (read, starred) == (250, 10)
        assert "was empty" in library.notices[0]


def test_a_foreign_database_is_set_aside(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with Library.open(folder) as library:
        assert "not a library of metatui" in library.notices[0]
        assert library.articles.count() == 0


def test_the_full_check_finds_what_the_probe_does_not_look_at(filled: Path, make) -> None:
    with Library.open(filled.parent) as library:
        assert library.check() == []
        library.check_once_a_day()
    with closing(sqlite3.connect(filled)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'article_body_hash'"
        ).fetchone()
    data = bytearray(filled.read_bytes())
    data[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    filled.write_bytes(data)
    with Library.open(filled.parent) as library:
        assert library.notices == ()
        assert library.check() != []
    library, read, starred = refill_and_count(filled.parent, make)
    with library:
        assert (read, starred) == (250, 10)
        assert "set aside" in library.notices[0]


def test_indexing_s_daily_check_raises_for_damage(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(filled.parent) as library:
        monkeypatch.setattr(damage, "full_check", lambda connection: ["row 3 missing from index"])
        with pytest.raises(LibraryError, match=r"row 3 missing.*Start metatui again"):
            library.check_once_a_day()


def test_a_reader_that_had_the_damaged_file_open_moves_to_the_new_one(filled: Path, make) -> None:
    with Library.open(filled.parent) as early:
        assert early.counts().total == 300
        damage.leave_note(filled, "broken")
        with Library.open(filled.parent) as late:
            late.articles.store([make(1)], SEEN)
            early.star([make(1).article.id], True)
            assert early.revision == late.revision == 1
            assert late.head(make(1).article.id).starred


def test_damage_met_while_reading_is_explained(filled: Path) -> None:
    with Library.open(filled.parent) as library:
        data = bytearray(filled.read_bytes())
        for page in range(3, len(data) // 4096):
            data[4096 * page : 4096 * (page + 1)] = b"\xff" * 4096
        filled.write_bytes(data)
        with pytest.raises(LibraryError, match=str(filled)):
            list(library.heads())


def test_lines_of_the_copy_that_make_no_sense_are_passed_over(folder: Path) -> None:
    folder.mkdir()
    (folder / STATE_COPY_NAME).write_text(
        '["'
        + "a" * 32
        + '", "hash", 5, null, 6]\n{}\n[1, 2]\nnot json\n["a", "b", "c", null, 1]\n[[], 1, 2, 3, 4]\n'
    )
    assert [state.id for state in read_state_copy(folder)] == ["a" * 32]


def test_the_notice_is_one_line_that_says_what_was_found(filled: Path) -> None:
    damage.leave_note(
        filled, "*** in database main ***\nTree 5 page 7: btreeInitPage() returns error code 11\nx"
    )
    with Library.open(filled.parent) as library:
        (notice,) = library.notices
    assert notice.startswith(
        "The library was damaged (Tree 5 page 7: btreeInitPage() returns error code 11 and 1 more) "
        "and set aside as "
    )
    assert "\n" not in notice
    assert "250 read, 10 starred" in notice

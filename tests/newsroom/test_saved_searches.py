"""Saved searches: kept in a file that people edit, and asked by their names."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.errors import MetatuiError, UsageError
from metatui.model import SavedSearch
from metatui.newsroom import Newsroom
from metatui.newsroom.saved_searches import SavedSearches
from metatui.text.clean import clean_line


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "searches.toml"


def test_what_is_saved_is_there_in_its_order(path: Path) -> None:
    searches = SavedSearches(path)
    assert searches.all() == ()
    assert searches.problem is None
    assert not path.exists()
    searches.save("ai deals", 'ai "scale ai" num:>1bn')
    searches.save("Chips", "chip OR gpu")
    assert SavedSearches(path).all() == (
        SavedSearch("ai deals", 'ai "scale ai" num:>1bn'),
        SavedSearch("Chips", "chip OR gpu"),
    )
    searches.save("AI DEALS", "ai")
    assert searches.all() == (SavedSearch("AI DEALS", "ai"), SavedSearch("Chips", "chip OR gpu"))
    searches.rename("chips", "Hardware")
    searches.remove("ai deals")
    assert searches.all() == (SavedSearch("Hardware", "chip OR gpu"),)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["searches.toml"]
    assert path.read_text().startswith("# Saved searches")


def test_what_is_edited_by_hand_is_seen_and_left_as_it_was(path: Path) -> None:
    searches = SavedSearches(path)
    searches.save("one", "a")
    text = '# mine\n\none = \'a "b c"\'   # a phrase\n"two words" = "d"\n# the end\n'
    path.write_text(text)
    assert searches.all() == (SavedSearch("one", 'a "b c"'), SavedSearch("two words", "d"))
    searches.save("three", "e")
    assert path.read_text() == text + 'three = "e"\n'
    searches.save("Two Words", "f")
    assert path.read_text() == text.replace('"two words" = "d"', '"Two Words" = "f"') + 'three = "e"\n'
    searches.remove("one")
    assert path.read_text() == '# mine\n\n"Two Words" = "f"\n# the end\nthree = "e"\n'


def test_a_query_over_several_lines_is_kept(path: Path) -> None:
    path.write_text('a = """\nmeta\nscale"""\nb = "c"\n')
    searches = SavedSearches(path)
    assert searches.all() == (SavedSearch("a", "meta scale"), SavedSearch("b", "c"))
    searches.save("d", "e")
    assert searches.problem is None
    assert [search.name for search in searches.all()] == ["a", "b", "d"]


@pytest.mark.parametrize(
    "broken",
    [
        *[b'one = "a', b"\xff\xfe", b"one = 1\n", b"[table]\nx = 1\n"],
        *[b"a = " + b"[" * 5000, b"#" * 2_000_000],
    ],
)
def test_a_broken_file_is_named_and_set_aside(path: Path, broken: bytes) -> None:
    path.write_bytes(broken)
    searches = SavedSearches(path)
    assert searches.all() == ()
    assert searches.problem is not None
    assert str(path) in searches.problem
    assert "searches.broken.toml" in searches.problem
    assert path.read_bytes() == broken
    searches.save("new", "query")
    assert searches.problem is None
    assert searches.all() == (SavedSearch("new", "query"),)
    assert path.with_name("searches.broken.toml").read_bytes() == broken
    path.write_bytes(broken)
    searches.save("newer", "query")
    assert path.with_name("searches.broken-2.toml").read_bytes() == broken
    assert path.with_name("searches.broken.toml").read_bytes() == broken


def test_what_can_be_read_of_a_file_stays_in_use(path: Path) -> None:
    text = 'one = "a"\nnumber = 5\ntwo = "b"\n'
    path.write_text(text)
    searches = SavedSearches(path)
    assert searches.problem is not None
    assert "number is no query" in searches.problem
    assert [search.name for search in searches.all()] == ["one", "two"]
    searches.remove("one")
    assert searches.all() == (SavedSearch("two", "b"),)
    assert path.with_name("searches.broken.toml").read_text() == text


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "mine.toml"
    real.parent.mkdir()
    real.write_text("broken")
    path.symlink_to(real)
    searches = SavedSearches(path)
    searches.save("a", "b")
    assert path.is_symlink()
    assert tomllib.loads(real.read_text()) == {"a": "b"}
    assert (real.parent / "mine.broken.toml").read_text() == "broken"


@pytest.mark.parametrize("name", ["", "  ", "\x1b[31m", 'a"b', "“x”", "x" * 81])
def test_bad_names(path: Path, name: str) -> None:
    searches = SavedSearches(path)
    searches.save("good", "a")
    with pytest.raises(UsageError):
        searches.save(name, "query")
    with pytest.raises(UsageError):
        searches.rename("good", name)
    assert searches.all() == (SavedSearch("good", "a"),)


def test_what_is_not_there_or_taken(path: Path) -> None:
    searches = SavedSearches(path)
    searches.save("one", "a")
    searches.save("two", "b")
    with pytest.raises(UsageError, match="there are: one, two"):
        searches.remove("three")
    with pytest.raises(UsageError, match="no saved search “three”"):
        searches.rename("three", "four")
    with pytest.raises(UsageError, match="“two” already"):
        searches.rename("one", "TWO")
    with pytest.raises(UsageError, match="no query"):
        searches.save("three", " \x07 ")
    assert searches.rename("one", "ONE") == SavedSearch("ONE", "a")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        with pytest.raises(MetatuiError, match="cannot be written"):
            SavedSearches(path).save("a", "b")
    finally:
        path.parent.chmod(0o700)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MetatuiError, match="cannot be written"):
        SavedSearches(tmp_path / "none" / "searches.toml").save("a", "b")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=40)), max_size=5))
def test_anything_is_kept_cleaned_or_refused(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("searches") / "searches.toml"
    searches, expected = SavedSearches(path), dict[str, SavedSearch]()
    for name, query in pairs:
        try:
            saved = searches.save(name, query)
        except UsageError:
            continue
        key = saved.name.casefold()
        expected[key] = saved
        assert saved.name == clean_line(saved.name) != ""
        assert searches.problem is None
    assert set(searches.all()) == set(expected.values()) == set(SavedSearches(path).all())


@pytest.mark.usefixtures("quick_analysis")
def test_the_newsroom_answers_saved_searches(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom.index()
    newsroom.saved_searches.save("weather", "storm")
    assert newsroom.search("query:weather").total == newsroom.count("storm") == 4
    assert newsroom.count("query:Weather -storm") == 0
    assert len(newsroom.articles("query:weather")) == 4
    hit = newsroom.search("query:weather").hits[0]
    assert hit.matches > 0
    assert newsroom.hits(hit.head.id, "query:weather") == newsroom.hits(hit.head.id, "storm")
    newsroom.mark_read([hit.head.id], True)
    assert newsroom.count("query:weather", "unread") == 3
    assert newsroom.count("", "unread") == newsroom.counts().unread
    answer = newsroom.search("storm query:wether")
    assert answer.problem is not None
    assert "Did you mean “weather”?" in answer.problem.message
    assert answer.total == 4
    newsroom.saved_searches.save("around", "query:around")
    assert "circle" in str(newsroom.search("query:around").problem)
    shown = [each.inserted for each in newsroom.complete("query:w", 7)]
    assert shown == ["query:weather"]


@pytest.mark.usefixtures("quick_analysis")
def test_a_word_misspelt_beside_others_gets_advice(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom.index()
    answer = newsroom.search("power strom")
    assert answer.relaxed
    assert answer.advice is not None
    assert answer.advice.spelling == "power storm"
    # Both words are known then, but no article has both: nothing is proposed that finds nothing.
    assert newsroom.search("price strom").advice is None
    assert newsroom.search("storm").advice is None


def test_it_says_where_it_lies(path: Path) -> None:
    assert SavedSearches(path).path == path
    assert not path.exists()


def test_a_search_comes_back_to_the_line_where_it_stood(tmp_path: Path) -> None:
    path = tmp_path / "searches.toml"
    text = '# mine\na = "one"\n# about b\nb = "two"\n\nc = "three"\n'
    path.write_text(text, "utf-8")
    searches = SavedSearches(path)
    for name, query in (("a", "one"), ("b", "two"), ("c", "three")):
        line = searches.remove(name)
        searches.save(name, query, line=line)
        assert path.read_text("utf-8") == text
    searches.save("b", "four", line=0)  # it is there: its query is another one, its place is not
    assert path.read_text("utf-8") == text.replace("two", "four")

"""What is kept is what was asked for last, within its limit."""

from __future__ import annotations

from metatui.search.recent import Latest, Recent


def test_the_least_recent_make_room() -> None:
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text.upper()

    recent = Recent(make, len, 6)
    assert [recent(text) for text in ("aaa", "bbb", "aaa")] == ["AAA", "BBB", "AAA"]
    assert recent.held == 6
    recent("cc")
    assert recent.held == 5
    recent("aaa")
    assert made == ["aaa", "bbb", "cc"]
    recent("bbb")
    assert made == ["aaa", "bbb", "cc", "bbb"]


def test_what_is_larger_than_the_limit_is_not_kept() -> None:
    recent = Recent(str.upper, len, 3)
    assert recent("a") == "A"
    assert recent("too long") == "TOO LONG"
    assert recent.held == 1


def test_the_latest_is_made_once_for_the_same_object() -> None:
    made: list[list[int]] = []

    def make(numbers: list[int]) -> int:
        made.append(numbers)
        return sum(numbers)

    latest = Latest(make)
    numbers = [1, 2]
    assert [latest(numbers), latest(numbers), latest([1, 2]), latest(numbers)] == [3] * 4
    assert made == [[1, 2]] * 3

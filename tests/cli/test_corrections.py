"""Corrections on the command line: listed, and part of every answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from metatui.corrections.toml_lines import OPENING, to_line
from metatui.model import EntityCorrection, FigureCorrection
from metatui.newsroom import Newsroom

_NEWS = (
    "---\ntitle: Mark Zuckerberg visits Oslo\n---\n"
    "Mark Zuckerberg of Meta paid $5 million for a house in Oslo in 2024. "
    "Zuckerberg said that Meta would stay.\n"
)
ZUCK = EntityCorrection("Mark Zuckerberg", "person", "rename", "M. Zuckerberg")
FIVE = FigureCorrection("$5 million", "Mark Zuckerberg of Meta paid $5 million for a house in Oslo in 2024.")
META = EntityCorrection("Meta", "organisation", "same-as", "Meta Platforms")


@pytest.fixture
def options(tmp_path: Path) -> list[str | Path]:
    news = tmp_path / "news"
    news.mkdir()
    (news / "one.md").write_text(_NEWS, "utf-8")
    return ["--library", news, "--data-dir", tmp_path / "mine", "--cache-dir", tmp_path / "cache"]


def _correct(options: list[str | Path]) -> Newsroom:
    with Newsroom.open(Path(options[1]), data_dir=Path(options[3]), cache_dir=Path(options[5])) as newsroom:
        for correction in (ZUCK, FIVE):
            newsroom.corrections.add(correction, "library")
        newsroom.corrections.add(META, "everywhere")
        newsroom.corrections.add(
            EntityCorrection("Oslo", None, "change-kind", new_kind="other"), "everywhere"
        )
        return newsroom


def test_corrections_are_listed(metatui, check_schema, options: list[str | Path]) -> None:
    nothing = metatui("entities", "--rules", *options)
    assert (nothing.status, nothing.out) == (1, "")
    assert "a, r, c and d" in nothing.err
    newsroom = _correct(options)
    listed = metatui("entities", "--rules", *options)
    assert listed.status == 0
    assert [line.split() for line in listed.out.splitlines()[:4]] == [
        ["where", "line", "name", "kind", "rule", "to"],
        ["everywhere", "9", "Meta", "organisation", "same-as", "Meta", "Platforms"],
        ["everywhere", "10", "Oslo", "any", "change-kind", "(other)"],
        ["library", "9", "Mark", "Zuckerberg", "person", "rename", "M.", "Zuckerberg"],
    ]
    assert "$5 million" in listed.out.splitlines()[4]
    assert str(newsroom.corrections.path("library")) in listed.err
    as_json = metatui("entities", "--rules", "--json", *options).json
    check_schema("corrections", as_json)
    assert [(one["action"], one["name"], one["figure"], one["line"]) for one in as_json] == [
        ("same-as", "Meta", None, 9),
        ("change-kind", "Oslo", None, 10),
        ("rename", "Mark Zuckerberg", None, 9),
        ("hide", None, "$5 million", 10),
    ]


@pytest.mark.parametrize("more", [["--csv"], ["--kind", "person"], ["--query", "a"], ["abc"]])
def test_rules_are_listed_all_or_not_at_all(metatui, options: list[str | Path], more: list[str]) -> None:
    wrong = metatui("entities", "--rules", *more, *options)
    assert wrong.status == 2
    assert "--rules goes with --json alone" in wrong.err


def test_every_answer_has_them(metatui, options: list[str | Path]) -> None:
    assert metatui("search", "who:zuckerberg num:5m", "--count", *options).out.strip() == "1"
    _correct(options)
    (article,) = metatui("list", "--json", *options).json
    shown = metatui("show", article["id"], "--json", *options).json
    named = {entity["name"]: entity["kind"] for entity in shown["entities"]}
    assert named == {"M. Zuckerberg": "person", "Meta Platforms": "organisation", "Oslo": "other"}
    assert [figure["text"] for figure in shown["figures"]] == ["2024"]
    entities = metatui("entities", "--json", *options).json
    assert {entity["name"] for entity in entities} == set(named)
    assert metatui("figures", "--kind", "money", *options).status == 1
    assert metatui("search", 'who:="M. Zuckerberg"', "--count", *options).out.strip() == "1"
    assert metatui("search", "num:5m", "--count", *options).out.strip() == "0"


def test_what_holds_everywhere_holds_without_a_library(
    metatui, options: list[str | Path], tmp_path: Path
) -> None:
    _correct(options)
    file = tmp_path / "news" / "one.md"
    found = metatui("analyse", "--json", file, "--data-dir", tmp_path / "mine").json
    assert {entity["name"] for entity in found["entities"]} == {"Mark Zuckerberg", "Meta Platforms", "Oslo"}
    assert "Meta Platforms" not in metatui("analyse", file).out


def test_a_bad_line_is_said_and_the_others_hold(metatui, options: list[str | Path], tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "corrections.toml").write_text(f"{OPENING}\n{{ oops }}\n{to_line(META)}\n]\n")
    listed = metatui("entities", *options)
    assert "corrections.toml, line 2: this is no TOML" in listed.err
    assert "Meta Platforms" in listed.out
    analysed = metatui("analyse", tmp_path / "news" / "one.md", "--data-dir", tmp_path / "mine")
    assert "line 2" in analysed.err
    assert "Meta Platforms" in analysed.out

"""The commands on real files, through everything below them, held against the schemas of the contract."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from metatui.cli.running import run

_STAKE = """---
title: Meta takes 49 % of Scale AI
source: Morning Desk
author: metatui desk
published: 2025-06-12
topics: [AI, deals]
---
Meta has paid $14.3 billion for 49 % of Scale AI, whose founder Alexandr Wang, 28, joins the company.

“It is a bet on people,” said Wang in June. Mark Zuckerberg wants about 50 engineers for the new laboratory.

Zuckerberg told investors that spending would reach between $113 billion and $118 billion in 2026.
"""
_LAB = """---
title: Scale AI loses its founder to Meta's laboratory
source: Evening Desk
published: 2025-06-14T09:30:00+02:00
---
Alexandr Wang leaves Scale AI for the new laboratory of Meta, two days after the $14.3 billion deal.

Meta now holds 49 % of Scale AI. Mark Zuckerberg leads the search for about 50 engineers himself.
"""
_HARVEST = """Rain delays the wheat harvest

By the farm desk

Farmers in Kansas expect a harvest of 8 million tonnes, down from 9 million tonnes last year.

The rain has lasted for three weeks, and 12 % of the fields stand under water.
"""
_HTML = """<!doctype html><html><head><title>Ferry line opens again</title></head><body><nav>Home News</nav>
<article><h1>Ferry line opens again</h1>
<p>The ferry between Kiel and Oslo sails again from Monday, after repairs that cost 4 million euros and
took five months of work in the yard at Kiel.</p>
<p>The operator expects 300,000 passengers a year, and has hired 40 people for its ships and terminals.</p>
</article></body></html>"""
_HOSTILE = (
    "A quiet headline\n\n\x1b]0;owned\x07\x1b[2JThe text \u202egoes on\x9b31m here, as if all were well.\n"
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Sequence[str | Path]:
    """The options of a library of real files, indexed once."""
    home = tmp_path_factory.mktemp("pipeline")
    news = home / "news"
    (news / "old").mkdir(parents=True)
    (news / "stake.md").write_text(_STAKE, "utf-8")
    (news / "lab.md").write_text(_LAB, "utf-8")
    (news / "old" / "harvest.txt").write_text(_HARVEST, "utf-8")
    (news / "ferry.html").write_text(_HTML, "utf-8")
    (news / "hostile\x1b[2J\u202e.txt").write_text(_HOSTILE, "utf-8")
    os.mkfifo(news / "pipe.txt")
    (news / "empty.txt").write_bytes(b"")
    options = ["--library", news, "--data-dir", home / "data", "--cache-dir", home / "cache"]
    assert run([*map(str, options), "reindex"]) == 0
    return options


@pytest.fixture
def on(metatui: Callable[..., Any], places: Sequence[str | Path]) -> Callable[..., Any]:
    """Run a command on the library of real files."""
    return lambda *arguments: metatui(*arguments[:1], *places, *arguments[1:])


@pytest.fixture
def ids(on: Callable[..., Any]) -> dict[str, str]:
    """The ids of the articles by the first word of their titles."""
    return {row["title"].split()[0]: row["id"] for row in on("list", "--json").json}


def _begins_with_schema(value: Any) -> bool:
    return next(iter(value.items())) == ("schema", 1)


def test_list(on, check_schema) -> None:
    articles = on("list", "--json").json
    check_schema("list", articles)
    assert all(map(_begins_with_schema, articles))
    assert len(articles) == 5
    dated = [article["published"] for article in articles if article["published"]]
    assert dated == sorted(dated, reverse=True)
    assert "2025-06-14T07:30:00Z" in dated
    assert on("list").out.count("\n") == 6


def test_list_of_a_query(on, check_schema) -> None:
    articles = on("list", "wang", "--json").json
    check_schema("list", articles)
    assert [article["source"] for article in articles] == ["Evening Desk", "Morning Desk"]
    assert on("list", "zyzzyva").status == 1


def test_show(on, ids, check_schema) -> None:
    article = on("show", ids["Meta"][:9], "--json").json
    check_schema("show", article)
    assert _begins_with_schema(article)
    text = article["text"]
    assert article["title"] == "Meta takes 49 % of Scale AI"
    marks = [mention for entity in article["entities"] for mention in entity["mentions"]]
    for mark in [*marks, *article["figures"], *article["quotes"]]:
        assert text[mark["start"] : mark["end"]] == mark["text"]
    assert {"Meta", "Scale AI", "Alexandr Wang", "Mark Zuckerberg"} <= {
        one["name"] for one in article["entities"]
    }
    (money, *_) = [figure for figure in article["figures"] if figure["text"] == "$14.3 billion"]
    assert (money["low"], money["high"], money["currency"]) == (14_300_000_000, 14_300_000_000, "USD")


def test_show_as_text_and_markdown(on, ids, tmp_path: Path) -> None:
    lines = on("show", ids["Meta"]).out.splitlines()
    assert lines[:2] == [
        "Meta takes 49 % of Scale AI",
        "Morning Desk · metatui desk · 12 Jun 2025 · 54 words",
    ]
    assert max(map(len, lines)) <= 80
    markdown = on("show", ids["Meta"], "--markdown").out
    from metatui.ingest import read_article

    again = read_article(markdown.encode(), name="again.md", id="0" * 32)
    before = on("show", ids["Meta"], "--json").json
    assert again.text == before["text"]
    assert (again.title, again.source, again.byline) == (before["title"], before["source"], before["byline"])
    assert again.published == datetime(2025, 6, 12, tzinfo=UTC)
    assert again.tags == ("AI", "deals")


def test_search(on, check_schema) -> None:
    answer = on("search", "wang", "laboratory", "--json").json
    check_schema("search", answer)
    assert _begins_with_schema(answer)
    assert (answer["query"], answer["total"], len(answer["hits"])) == ("wang laboratory", 2, 2)
    for hit in answer["hits"]:
        marked = {hit["snippet"]["text"][start:end].lower() for start, end in hit["snippet"]["highlights"]}
        assert marked & {"wang", "laboratory"}
    scores = [hit["score"] for hit in answer["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert len(on("search", "wang", "--json", "--limit", "1").json["hits"]) == 1
    assert on("search", "wang", "--json", "--limit", "1").json["total"] == 2
    assert on("search", "wang", "--count").out == "2\n"
    order = [hit["source"] for hit in on("search", "wang", "--sort", "oldest", "--json").json["hits"]]
    assert order == ["Morning Desk", "Evening Desk"]
    matches = [hit["matches"] for hit in on("search", "wang", "--sort", "hits", "--json").json["hits"]]
    assert matches == sorted(matches, reverse=True)
    assert len(set(matches)) == 2
    assert "«Wang»" in on("search", "wang").out


def test_search_that_finds_nothing(on, check_schema) -> None:
    outcome = on("search", "zyzzyva", "--json")
    check_schema("search", outcome.json)
    assert (outcome.status, outcome.json["total"]) == (1, 0)
    assert "No article in news answers 'zyzzyva'." in outcome.err
    assert on("search", "zyzzyva", "--count").out == "0\n"


def test_a_wrong_query(on) -> None:
    for command in ("search", "list"):
        outcome = on(command, "wang AND (meta")
        assert (outcome.status, outcome.out) == (2, "")
        message, query, carets = outcome.err.splitlines()
        assert message.startswith("metatui: ")
        assert query == "  wang AND (meta"
        assert set(carets.strip()) == {"^"}
    assert on("entities", "--query", "(").status == 2
    assert on("figures", "--query", "(").status == 2


@pytest.mark.parametrize(
    "query", ["\x1b[2J\u202ewang", "wang\ud800", "\x00", "-", "*", '"', "title:", "))((", "é" * 5000]
)
def test_hostile_queries(on, query: str) -> None:
    outcome = on("search", "--", query)
    assert outcome.status in (0, 1, 2)
    assert not set(outcome.out + outcome.err) & set("\x1b\x9b\x07\u202e\x00")
    assert "Traceback" not in outcome.err


def test_entities(on, ids, check_schema) -> None:
    one = on("entities", ids["Meta"], "--json").json
    check_schema("entities", one)
    several = on("entities", "--json").json
    check_schema("entities_over_several", several)
    assert all(map(_begins_with_schema, [*one, *several]))
    (meta,) = [entity for entity in several if entity["name"] == "Meta"]
    assert sorted(meta["articles"]) == sorted([ids["Meta"], ids["Scale"]])
    people = on("entities", "--query", "wang", "--kind", "person", "--json").json
    assert {"Alexandr Wang", "Mark Zuckerberg"} <= {entity["name"] for entity in people}
    rows = list(csv.DictReader(io.StringIO(on("entities", "--csv").out)))
    assert [row["name"] for row in rows] == [entity["name"] for entity in several]


def test_figures(on, ids, check_schema) -> None:
    figures = on("figures", "--json").json
    check_schema("figures", figures)
    assert all(map(_begins_with_schema, figures))
    money = on("figures", "--unit", "usd", "--min", "100bn", "--json").json
    assert money
    assert {figure["article"] for figure in money} == {ids["Meta"]}
    assert on("figures", ids["Rain"], "--kind", "percent", "--json").json[0]["low"] == 12
    assert on("figures", ids["Rain"], "--min", "1e15").status == 1
    rows = list(csv.DictReader(io.StringIO(on("figures", "--csv").out)))
    assert [row["text"] for row in rows] == [figure["text"] for figure in figures]


def test_figures_by_quantity(on, check_schema) -> None:
    quantities = on("figures", "--grouped", "--json").json
    check_schema("figures_by_quantity", quantities)
    assert all(map(_begins_with_schema, quantities))
    figures = on("figures", "--json").json
    assert sum(len(quantity["figures"]) for quantity in quantities) == len(figures)
    assert [one["articles"] for one in quantities] == sorted(
        (one["articles"] for one in quantities), reverse=True
    )
    owned = on("figures", "--grouped", "--owner", "meta", "--json").json
    assert {one["owner"] for one in owned} == {"Meta"}
    rows = list(csv.DictReader(io.StringIO(on("figures", "--grouped", "--csv").out)))
    assert len(rows) == len(figures)
    assert {row["quantity"] for row in rows} == {str(number + 1) for number in range(len(quantities))}
    assert "measures" in on("figures", "--grouped", "--sort", "date").out
    undrawn = on("figures", "--grouped", "--chart")
    assert (undrawn.status, undrawn.out) == (1, "")
    assert "nothing to draw" in undrawn.err
    assert "nothing to draw" not in on("figures", "--grouped", "--chart", "--owner", "nobody at all").err
    assert on("figures", "--sort", "date").status == 2


def test_related(on, ids, check_schema) -> None:
    related = on("related", ids["Meta"], "--json").json
    check_schema("related", related)
    assert all(map(_begins_with_schema, related))
    assert [one["id"] for one in related] == [ids["Scale"]]
    here, there = (on("show", ids[name], "--json").json["text"] for name in ("Meta", "Scale"))
    for reason in related[0]["reasons"]:
        assert all(0 <= start < end <= len(here) for start, end in reason["here"])
        assert all(0 <= start < end <= len(there) for start, end in reason["there"])
    assert "Scale AI loses its founder" in on("related", ids["Meta"], "--explain").out
    outcome = on("related", ids["Rain"], "--json")
    assert (outcome.status, outcome.json) == (1, [])


def test_ids_that_lead_nowhere(on, ids) -> None:
    for command in ("show", "related", "entities", "figures"):
        assert on(command, "0" * 32).status == 1
        assert on(command, "no such id").status in (1, 2)
        outcome = on(command, "\x1b[2Jxyz")
        assert outcome.status in (1, 2)
        assert "\x1b" not in outcome.err
    assert on("show", ids["Meta"].upper()[:12], "--json").json["id"] == ids["Meta"]


def test_an_id_that_fits_several_articles(metatui, tmp_path: Path) -> None:
    # Of seventeen ids two begin with the same hexadecimal digit.
    for number in range(17):
        (tmp_path / f"{number}.txt").write_text(
            f"Headline number {number}\n\nA text of its own, number {number}.\n"
        )
    options = ["--library", tmp_path, "--data-dir", tmp_path / "data", "--cache-dir", tmp_path / "cache"]
    found = [row["id"] for row in metatui("list", "--json", *options).json]
    beginnings = [article_id[0] for article_id in found]
    shared = next(digit for digit in beginnings if beginnings.count(digit) > 1)
    outcome = metatui("show", shared, *options)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("metatui: ")


def test_analyse(metatui, places, check_schema, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    news = Path(places[1])
    outcome = metatui("analyse", news / "stake.md", news / "ferry.html", "--json")
    assert outcome.status == 0
    objects = [json.loads(line) for line in outcome.out.splitlines()]
    for one in objects:
        check_schema("analyse", one)
        assert _begins_with_schema(one)
    assert [one["title"] for one in objects] == ["Meta takes 49 % of Scale AI", "Ferry line opens again"]
    assert "Alexandr Wang" in metatui("analyse", news / "stake.md").out
    assert not (tmp_path / "data").exists()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(_STAKE.encode())))
    piped = metatui("analyse", "-", "--format", "md", "--json").json
    check_schema("analyse", piped)
    assert piped | {"path": None} == objects[0] | {"path": None}
    assert piped["path"] is None


def test_analyse_goes_on_after_a_file_that_cannot_be_read(metatui, places, tmp_path: Path) -> None:
    news = Path(places[1])
    outcome = metatui("analyse", tmp_path / "none.txt", news / "stake.md", "--json")
    assert outcome.status == 2
    assert outcome.json["title"] == "Meta takes 49 % of Scale AI"
    assert "There is no file" in outcome.err
    outcome = metatui("analyse", tmp_path, news / "empty.txt")
    assert (outcome.status, outcome.out) == (3, "")
    assert "is a folder" in outcome.err
    assert len(outcome.err.splitlines()) == 2


def test_doctor(on) -> None:
    outcome = on("doctor")
    assert outcome.status == 0
    assert "!!" not in outcome.out
    assert "pipe.txt" in outcome.out
    assert "empty.txt" in outcome.out


def test_nothing_hostile_is_printed(on, ids) -> None:
    for arguments in [
        ("list",),
        ("list", "--json"),
        ("show", ids["A"]),
        ("show", ids["A"], "--json"),
        ("show", ids["A"], "--markdown"),
        ("search", "quiet"),
        ("doctor",),
        ("reindex",),
    ]:
        outcome = on(*arguments)
        assert outcome.status == 0
        assert not set(outcome.out + outcome.err) & set("\x1b\x9b\x07\u202e\r")


def test_the_front_page(metatui, places) -> None:
    outcome = metatui(*places)
    assert outcome.status == 0
    assert outcome.out.startswith("news · 5 articles · 5 unread\n")
    assert "    Evening Desk · 2025-06-14 · " in outcome.out


def test_a_new_file_is_seen(metatui, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "rain.txt").write_text(_HARVEST)
    assert len(metatui("list", "--library", news, "--json").json) == 1
    (news / "stake.md").write_text(_STAKE)
    assert len(metatui("list", "--library", news, "--json").json) == 2
    assert metatui("search", "--library", news, "wang", "--count").out == "1\n"


def test_a_folder_without_articles(metatui, tmp_path: Path) -> None:
    outcome = metatui("list", "--library", tmp_path)
    assert (outcome.status, outcome.out) == (1, "")
    assert "There is no article in" in outcome.err


def test_a_folder_is_nothing_to_analyse(metatui, places, tmp_path: Path) -> None:
    outcome = metatui("analyse", tmp_path)
    assert outcome.status == 2
    assert "--library" in outcome.err


def test_a_text_of_one_line_is_printed_once_and_without_an_id(metatui, places, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Rain fell on Oslo on Monday.")
    out = metatui("analyse", tmp_path / "one.txt").out
    assert out.count("Rain fell on Oslo on Monday") == 1
    assert not any(line.startswith("id ") for line in out.splitlines())

"""What the commands print, on three articles that are always the same."""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import replace

import pytest

from metatui.cli import terminal
from metatui.model import Advice, QueryProblem, Skipped

A1, A2, B3 = "000000a1", "000000a2", "000000b3"


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the commands believe that standard output is a terminal with colours."""
    seen = terminal.Terminal(width=60, color=True)
    monkeypatch.setattr("metatui.cli.choices.terminal_of", lambda stream, **_: seen)


def test_list(metatui, newsroom) -> None:
    outcome = metatui("list")
    assert outcome.status == 0
    assert outcome.out.splitlines() == [
        "    id        date        source  title",
        f"●★  {A1}  2025-06-12  Desk    Meta takes 49 % of Scale AI",
        f"    {A2}  -           Asahi   東京で新しい記事",
        f"●   {B3}  -           -       Empty of findings",
    ]


def test_list_on_a_terminal_fits_it(metatui, newsroom, screen) -> None:
    newsroom.stored = [newsroom.stored[0].__class__("1" * 32, "long " * 40, "x"), newsroom.stored[1]]
    lines = metatui("list").out.splitlines()
    assert lines[1].startswith("\x1b[1m")
    assert lines[1].endswith("long l…\x1b[0m")
    assert lines[2].startswith("    ")


def test_list_of_a_query(metatui, newsroom) -> None:
    assert [row["id"][:8] for row in metatui("list", "Meta", "--json").json] == [A1, A2]
    assert metatui("list", "no", "such").status == 1


def test_an_empty_library(metatui, newsroom) -> None:
    newsroom.stored = ()
    for arguments in [("list",), ("entities",), ("figures",), ()]:
        outcome = metatui(*arguments)
        assert (outcome.status, outcome.out) == (1, "")
        assert "There is no article in News." in outcome.err
        assert ".txt, .md and .html" in outcome.err
    newsroom.skipped_files = (Skipped("news/a.pdf", "not a text"),)
    assert "1 file could not be read. Why: metatui doctor --library" in metatui("list").err
    outcome = metatui("list", "--json")
    assert (outcome.status, outcome.json) == (1, [])


def test_front_page(metatui, newsroom) -> None:
    outcome = metatui()
    assert outcome.status == 0
    assert outcome.out.splitlines()[:4] == [
        "News · 3 articles · 2 unread",
        "",
        "Meta takes 49 % of Scale AI",
        f"    Desk · 2025-06-12 · {A1}",
    ]
    assert "    Meta paid $14.3 billion for its stake. “It is a bet,” said Wang." in outcome.out
    assert "more: metatui list" not in outcome.out


def test_front_page_says_how_many_more(metatui, newsroom) -> None:
    newsroom.stored = [newsroom.stored[0]] * 1234
    assert "1,224 more: metatui list" in metatui().out


def test_show(metatui, newsroom) -> None:
    outcome = metatui("show", "000000a1")
    assert outcome.out.splitlines() == [
        "Meta takes 49 % of Scale AI",
        "Desk · metatui desk · 12 Jun 2025 · 13 words",
        "ai",
        "https://example.org/1",
        f"id {A1}000000000000000000000000",
        "",
        "Meta paid $14.3 billion for its stake.",
        "",
        "“It is a bet,” said Wang.",
    ]


def test_show_wraps_at_eighty_cells(metatui, newsroom) -> None:
    newsroom.stored = [newsroom.stored[0].__class__("1" * 32, "T", "東京 news " * 40)]
    lines = metatui("show", "1").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert 60 < max(len(line.encode("utf-16-le")) // 2 + line.count("東京") * 2 for line in lines) <= 80


def test_show_an_unknown_or_ambiguous_id(metatui, newsroom) -> None:
    outcome = metatui("show", "ff")
    assert (outcome.status, outcome.out) == (1, "")
    assert "No article has the id 'ff'" in outcome.err
    outcome = metatui("show", "000000a")
    assert (outcome.status, outcome.out) == (2, "")
    assert A1 in outcome.err


def test_show_markdown(metatui, newsroom) -> None:
    out = metatui("show", A1, "--markdown").out
    assert out.startswith('---\ntitle: "Meta takes 49 % of Scale AI"\nsource: "Desk"\n')
    assert out.endswith("stake.\n\n“It is a bet,” said Wang.\n")


def test_search(metatui, newsroom) -> None:
    outcome = metatui("search", "Meta")
    assert outcome.out.splitlines() == [
        "Meta takes 49 % of Scale AI",
        f"    {A1} · 2025-06-12 · Desk · 1 match",
        "    «Meta» paid $14.3 billion for its stake.  “It is a bet,” said Wang.",
        "",
        "東京で新しい記事",
        f"    {A2} · - · Asahi · 1 match",
        "    Nothing about «Meta».",
    ]
    assert outcome.err == "metatui: 2 articles.\n"


def test_search_marks_hits_on_a_terminal(metatui, newsroom, screen) -> None:
    assert "    \x1b[1;4mMeta\x1b[0m paid $14.3 billion" in metatui("search", "Meta").out


def test_search_limit_and_count(metatui, newsroom) -> None:
    outcome = metatui("search", "Meta", "--limit", "1")
    assert outcome.err == "metatui: 1 of 2 articles shown; --limit 2 shows all.\n"
    assert metatui("search", "Meta", "--count").out == "2\n"
    outcome = metatui("search", "nothing like it", "--count")
    assert (outcome.status, outcome.out) == (1, "0\n")


def test_search_says_when_any_word_was_enough(metatui, newsroom) -> None:
    newsroom.relaxed = True
    newsroom.incomplete = True
    for arguments in [("search", "Meta"), ("list", "Meta"), ("entities", "--query", "Meta")]:
        outcome = metatui(*arguments)
        assert outcome.status == 0
        assert "No article has all the words" in outcome.err
        assert "there may be more" in outcome.err


def test_nothing_found_gets_advice(metatui, newsroom) -> None:
    newsroom.advice = Advice("qqq", 3, "meta")
    outcome = metatui("search", "qqq")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.splitlines() == [
        "metatui: No article in News answers 'qqq'.",
        "metatui: Did you mean 'meta'?",
        "metatui: Without qqq, 3 articles answer.",
    ]
    newsroom.advice = None
    assert "word* finds every word that begins so" in metatui("list", "qqq").err


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("qqq", "Try fewer or shorter words; word* finds every word that begins so."),
        ('is:starred "qqq rrr" sss', "Try fewer or shorter words; word* finds every word that begins so."),
        ('is:starred "qqq rrr"', "Without quotation marks the words may stand apart."),
        ('"qqq rrr"~3', "Without quotation marks the words may stand apart."),
        ('"qqq"', "Try another word; word* finds every word that begins so."),
        ('who:"Qqq Rrr"', "Try another word; word* finds every word that begins so."),
        ("is:starred", "Try a wider filter, or leave it out."),
        ('newer:"3 days ago"', "Try a wider filter, or leave it out."),
        ("date:last-week num:>900tn -qqq", "Try a wider filter, or leave it out."),
    ],
)
@pytest.mark.usefixtures("newsroom")
def test_nothing_found_gets_advice_of_its_kind(metatui, query: str, advice: str) -> None:
    outcome = metatui("search", "--", query)
    assert outcome.status == 1
    assert outcome.err.splitlines() == [
        f"metatui: No article in News answers {query!r}.",
        f"metatui: {advice}",
    ]


def test_a_problem_that_shows_in_the_answer(metatui, newsroom) -> None:
    newsroom.problem = QueryProblem("No article has this id.", 5, 7)
    outcome = metatui("search", "like:ff")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.splitlines() == ["metatui: No article has this id.", "  like:ff", "       ^^"]


@pytest.mark.parametrize("command", ["search", "list"])
def test_nothing_to_look_for(metatui, newsroom, command: str) -> None:
    outcome = metatui(command, "  ")
    assert outcome.status == (2 if command == "search" else 0)


def test_entities_over_several_articles(metatui, newsroom) -> None:
    outcome = metatui("entities")
    assert outcome.out.splitlines() == [
        "name           kind          mentions  articles  salience  role   also",
        "Meta           organisation         2         2      0.40         Meta Platforms",
        "Alexandr Wang  person               1         1      0.17  chief  Wang",
    ]
    (wang,) = metatui("entities", "--kind", "person", "--json").json
    assert list(wang) == [
        "schema",
        "name",
        "kind",
        "aliases",
        "role",
        "salience",
        "articles",
        "mention_count",
    ]
    assert [row["name"] for row in metatui("entities", A2, B3, "--json").json] == ["Meta"]


def test_entities_of_one_article(metatui, newsroom) -> None:
    meta, _ = metatui("entities", A1, "--json").json
    assert meta["mentions"] == [{"start": 0, "end": 4, "text": "Meta"}]
    outcome = metatui("entities", B3)
    assert outcome.status == 1
    assert "No entity was found" in outcome.err
    assert metatui("entities", B3, "--json").json == []
    assert metatui("entities", "ff").status == 1


def test_entities_as_csv(metatui, newsroom) -> None:
    rows = list(csv.DictReader(io.StringIO(metatui("entities", "--query", "Meta", "--csv").out)))
    assert rows[0] == {
        "name": "Meta",
        "kind": "organisation",
        "aliases": "Meta Platforms",
        "role": "",
        "salience": "0.6",
        "mentions": "2",
        "articles": f"{A1}{'0' * 24} {A2}{'0' * 24}",
    }


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        ((), ["$14.3 billion", "2025"]),
        ((A1,), ["$14.3 billion", "2025"]),
        ((A2,), []),
        (("--kind", "date"), ["2025"]),
        (("--kind", "date", "--kind", "money"), ["$14.3 billion", "2025"]),
        (("--unit", "usd"), ["$14.3 billion"]),
        (("--min", "14bn"), ["$14.3 billion"]),
        (("--min", "14.3bn", "--max", "14,300,000,000"), ["$14.3 billion"]),
        (("--max", "1e9"), []),
        (("--query", "東京"), []),
    ],
)
def test_figures(metatui, newsroom, arguments: tuple[str, ...], texts: list[str]) -> None:
    outcome = metatui("figures", *arguments, "--json")
    assert [figure["text"] for figure in outcome.json] == texts
    assert outcome.status == (0 if texts else 1)
    assert bool(outcome.err) == (not texts)


def test_figures_as_text_and_csv(metatui, newsroom) -> None:
    outcome = metatui("figures")
    assert outcome.out.splitlines()[1] == (f"{A1}  $14.3 billion  $14.3bn  money  stake     Meta")
    rows = list(csv.DictReader(io.StringIO(metatui("figures", "--csv").out)))
    assert rows[0]["low"] == "14300000000"
    assert rows[1]["sentence"] == "'=2025"
    assert rows[0]["article"].startswith(A1)


def test_related(metatui, newsroom) -> None:
    outcome = metatui("related", A1)
    assert outcome.out.splitlines() == [
        "東京で新しい記事",
        f"    {A2} · - · Asahi · follow-up · 0.62",
        "    Meta",
    ]
    outcome = metatui("related", A1, "--explain")
    assert outcome.out.splitlines()[3:] == [
        "    entity: Meta",
        "        here  «Meta» paid $14.3 billion for its stake. “It…",
        "        there Nothing about «Meta».",
    ]
    outcome = metatui("related", B3)
    assert outcome.status == 1
    assert "No other article tells the story of 'Empty of findings'." in outcome.err
    assert metatui("related", B3, "--json").json == []


def test_bullets_of_lists_are_ascii_where_that_is_asked_for(metatui, newsroom) -> None:
    listed = "Key points about Meta:\n\n• Meta paid • twice\n• 14 €\n"
    newsroom.stored = [replace(article, text=listed) for article in newsroom.stored]
    assert "• Meta paid • twice\n• 14 €\n" in metatui("show", A1).out
    # What the article itself says in a line stays.
    assert "- Meta paid • twice\n- 14 €\n" in metatui("show", A1, "--ascii").out
    assert "•" not in metatui("search", "Meta", "--ascii").out
    assert "•" in metatui("search", "Meta").out
    newsroom.stored = [replace(article, text="• Meta paid\n• for it") for article in newsroom.stored]
    explained = metatui("related", A1, "--explain", "--ascii").out
    assert "here  - *Met*a paid" in explained or "here  *- Me*ta paid" in explained
    assert "•" not in explained


def test_reindex(metatui, newsroom) -> None:
    newsroom.skipped_files = (Skipped("news/pipe", "is not a file"),)
    assert metatui("reindex").out.splitlines() == [
        "3 articles indexed in 0.2 s: 3 new, 0 changed, 1 gone.",
        "1 file skipped:",
        "  news/pipe: is not a file",
    ]


def test_doctor(metatui, newsroom) -> None:
    outcome = metatui("doctor")
    assert (outcome.status, outcome.out) == (0, "ok library: sound\nok index\n")
    newsroom.checks = (("library", True, "sound"), ("index", False, "cannot be \x1b[2Jread"))
    newsroom.skipped_files = (Skipped("news/pipe", "is not a file"),)
    outcome = metatui("doctor")
    assert outcome.status == 3
    assert outcome.out.splitlines() == [
        "ok library: sound",
        "!! index: cannot be read",
        "1 file skipped:",
        "  news/pipe: is not a file",
    ]
    assert "metatui reindex" in outcome.err


def test_keys(metatui) -> None:
    plain = metatui("keys").out
    assert "In the list\n" in plain
    assert re.search(r"^  / +Search all articles as you type$", plain, re.MULTILINE)
    assert "| `/` | Search all articles as you type |" in metatui("keys", "--markdown").out
    assert {"schema", "group", "keys", "description", "tooltip"} == set(metatui("keys", "--json").json[0])


def test_config(metatui, tmp_path) -> None:
    outcome = metatui("config", "--data-dir", tmp_path / "d")
    assert f"config     {tmp_path}/config/metatui/config.toml (not there: defaults)" in outcome.out
    assert f"names      {tmp_path}/config/metatui/names.toml (not there)" in outcome.out
    assert f"data_dir   {tmp_path}/d\n" in outcome.out
    assert "text_width = 80" in outcome.out
    assert metatui("config", "--json").json["settings"]["text_width"] == 80


def test_standard_output_is_all_a_command_writes_to(metatui, newsroom) -> None:
    assert metatui("list").err == ""
    assert metatui("show", A1, "--json").err == ""
    assert sys.stdout is not None


def test_ascii_snippets_have_no_ellipsis_of_one_sign(metatui, newsroom) -> None:
    from metatui.cli.searching import _snippet_lines
    from metatui.cli.terminal import Terminal
    from metatui.model import Hit, Snippet

    hit = Hit(newsroom.head("000000a1"), 1.0, Snippet("…paid for its stake…", ((14, 19),)), 1)
    assert list(_snippet_lines(hit, Terminal(ascii=True))) == ["    ...paid for its *stake*..."]
    assert list(_snippet_lines(hit, Terminal())) == ["    …paid for its «stake»…"]

"""The clauses below the search bar: shown where there is more than words, and taken away one by one."""

from __future__ import annotations

from driving import MEDIUM, NARROW, reading


async def test_bare_words_have_no_chips() -> None:
    async with reading() as reader:
        await reader.search("birch bank")
        assert "×" not in reader.lines[2]
        assert reader.lines[2].startswith("╭")


async def test_a_field_a_minus_or_a_quotation_has() -> None:
    for query in ("birch source:alder", "birch -storm", 'birch "port alder"'):
        async with reading() as reader:
            await reader.search(query)
            assert "birch ×" in reader.lines[2]
            assert f"{query.removeprefix('birch ')} ×" in reader.lines[2]


async def test_x_walks_them_and_takes_them_away() -> None:
    async with reading() as reader:
        await reader.search('birch -storm "port alder"')
        await reader.press("x")
        assert reader.focus == "query-line"
        await reader.press("left", "x")
        assert reader.screen.bar.input.value == 'birch "port alder"'
        assert reader.screen.list.session.query == 'birch "port alder"'
        assert reader.focus == "query-line"
        await reader.press("x")
        assert reader.screen.bar.input.value == "birch"
        assert "birch ×" in reader.lines[2]  # the keys are still there
        await reader.press("home", "backspace")
        assert (reader.screen.bar.input.value, len(reader.titles), reader.focus) == ("", 4, "list")
        assert "×" not in reader.lines[2]


async def test_leaving_goes_back_to_where_the_keys_were() -> None:
    async with reading() as reader:
        await reader.search("birch -storm")
        for keys, focus in (((), "list"), (("enter",), "article")):
            await reader.press(*keys, "x")
            assert reader.focus == "query-line"
            await reader.press("escape")
            assert reader.focus == focus
        await reader.press("e")
        reader.screen.action_clauses()  # from the palette: in the panel x explains
        await reader.press("down")
        assert reader.focus == "entities"


async def test_enter_edits_the_clause_in_the_bar() -> None:
    async with reading() as reader:
        await reader.search("birch -storm bank")
        await reader.press("x", "home", "enter")
        assert (reader.focus, reader.screen.bar.input.cursor_position) == ("query", len("birch"))


async def test_they_are_reached_from_the_bar_and_from_the_facets() -> None:
    async with reading() as reader:
        await reader.search("birch -storm", keep=False)
        await reader.press("ctrl+x")
        assert reader.focus == "query-line"
        await reader.press("escape")
        assert reader.focus == "query"
        # Where something is selected, it is cut as anywhere else.
        await reader.press("shift+left", "ctrl+x")
        assert (reader.focus, reader.screen.bar.input.value) == ("query", "birch -stor")
        await reader.press("enter", "f", "ctrl+x", "x", "escape")
        assert (reader.focus, reader.screen.bar.input.value) == ("facets", "birch")


async def test_without_a_search_there_are_none() -> None:
    async with reading() as reader:
        await reader.press("x")
        assert reader.focus == "list"
        assert "no search" in reader.status


async def test_many_clauses_move_with_the_cursor() -> None:
    async with reading(size=NARROW) as reader:
        await reader.search("birch -alpha -beta -gamma -delta -epsilon -zeta")
        await reader.press("x")
        line = next(line for line in reader.lines if "-zeta ×" in line)
        assert "birch" not in line
        assert line.startswith("…")
        reader.check()
        await reader.press("home")
        assert "birch ×" in reader.lines[1]
        assert reader.lines[1].endswith("…")
        await reader.press("l", "x")
        assert reader.screen.list.session.query == "birch -beta -gamma -delta -epsilon -zeta"


async def test_a_click_takes_a_clause_away() -> None:
    async with reading(size=MEDIUM) as reader:
        await reader.search("birch -storm")
        line = reader.screen.bar.line
        await reader.pilot.click(line, offset=(reader.lines[2].index("storm"), 0))
        await reader.settle()
        assert (reader.screen.list.session.query, reader.focus) == ("birch", "list")


async def test_the_line_below_the_bar_stays_while_somebody_types() -> None:
    async with reading() as reader:
        await reader.press("slash")
        tops = set()
        for key in ("b", "i", "r", "c", "h", "space", "w", "h", "o", "colon", "j", "backspace"):
            await reader.press(key)
            tops.add(reader.screen.articles.region.y)
        assert len(tops) == 1


async def test_with_the_last_clause_the_search_ends() -> None:
    async with reading() as reader:
        await reader.press("j", "j")
        before = (reader.title, reader.cursor, reader.screen.view._meta, reader.position)
        await reader.search("birch")
        assert reader.position.startswith("hit 1/2")
        await reader.press("x", "x")
        assert (reader.title, reader.cursor, reader.screen.view._meta, reader.position) == before
        await reader.press("ctrl+s")
        assert "Search for something first" in reader.status

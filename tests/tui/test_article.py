"""The article: marks in the text, scrolling, going from mark to mark, zen, links and copying."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from driving import MEDIUM, reading
from fake_newsroom import FakeNewsroom, many_articles, sample_articles
from rich.style import Style

from metatui.model import ENTITY_KINDS, Annotations, Article, Entity, Figure, Mention
from metatui.tui.screens.parts import TEXT_WIDTH
from metatui.tui.widgets.article_layout import lay_out


class KindsNewsroom(FakeNewsroom):
    """One article that names something of every kind: "person organisation … figure"."""

    def __init__(self) -> None:
        super().__init__([Article("a" * 32, "Kinds", " ".join((*ENTITY_KINDS, "figure", "plain")))])

    def annotations(self, id: str) -> Annotations:
        text = self.article(id).text
        entities = tuple(
            Entity(kind, kind, mentions=(Mention(text.index(kind), text.index(kind) + len(kind), kind),))
            for kind in ENTITY_KINDS
        )
        at = text.index("figure")
        return Annotations(entities, (Figure(at, at + 6, "figure", "count", 3, 3),))


def signs(style: Style) -> tuple[bool, ...]:
    """What of a style is not colour."""
    return bool(style.bold), bool(style.italic), bool(style.underline), bool(style.reverse)


def long_article(**fields: str) -> FakeNewsroom:
    return FakeNewsroom([replace(many_articles(1)[0], **fields)])


# Marks.


async def test_every_kind_of_mark_has_a_sign_that_is_not_colour() -> None:
    async with reading(KindsNewsroom()) as reader:
        plain = signs(reader.style_of("plain"))
        for kind in (*ENTITY_KINDS, "figure"):
            assert signs(reader.style_of(kind)) != plain, kind


async def test_kinds_are_drawn_differently() -> None:
    async with reading(KindsNewsroom()) as reader:
        styles = [reader.style_of(kind) for kind in (*ENTITY_KINDS, "figure", "plain")]
        drawn = {(style.color, style.bgcolor, *signs(style)) for style in styles}
        assert len(drawn) == len(styles)


async def test_kinds_can_be_told_apart_without_colours() -> None:
    async with reading(KindsNewsroom()) as reader:
        drawn = {kind: signs(reader.style_of(kind)) for kind in (*ENTITY_KINDS, "figure")}
        assert len(set(drawn.values())) == len(drawn)


async def test_highlights_can_be_switched_off_but_hits_stay() -> None:
    async with reading() as reader:
        await reader.press("h")
        assert reader.status == "Highlights off: h switches them on again."
        assert signs(reader.style_of("Jonas Ruiz")) == signs(reader.style_of("called"))
        await reader.search("lenders")
        assert signs(reader.style_of("lenders")) != signs(reader.style_of("called"))
        await reader.press("h")
        assert reader.status == "Highlights on."
        assert signs(reader.style_of("Jonas Ruiz")) != signs(reader.style_of("called"))


async def test_marks_can_be_seen_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading() as reader:
        assert signs(reader.style_of("Jonas Ruiz")) != signs(reader.style_of("called"))
        assert signs(reader.style_of("€4.2 billion,"[:-1])) != signs(reader.style_of("called"))


# Layout.


@pytest.mark.parametrize("width", [4, 10, 38, 80, 82, 120, 300])
def test_the_measure_stays_readable(width: int) -> None:
    layout = lay_out(many_articles(1)[0], ("Wire", "1 min"), " · ", width, 80, with_title=True)
    lines = zip(layout.body.starts, layout.body.ends, strict=True)
    assert max(end - start for start, end in lines) <= min(80, max(width - 2, 1))
    assert layout.margin * 2 + min(80, max(width - 2, 1)) <= width + 1


def test_lines_and_offsets_belong_together() -> None:
    article = sample_articles()[0]
    layout = lay_out(article, ("Wire",), " · ", 40, 80, with_title=True)
    for offset in range(0, len(article.text), 7):
        line = layout.line_of(offset)
        assert layout.offset_at(line) <= offset
        assert line >= layout.first_body_line
    assert layout.offset_at(0) == 0
    assert layout.line_of(len(article.text)) < layout.height


def test_parts_of_the_head_are_never_broken_inside() -> None:
    layout = lay_out(
        sample_articles()[0], ("Northern Wire", "Mara Lind", "2 Mar 2026"), " · ", 28, 80, with_title=False
    )
    assert layout.head == ("Northern Wire · Mara Lind", "2 Mar 2026")


async def test_a_title_too_long_for_the_border_is_shown_whole() -> None:
    title = "A very long title " * 8
    async with reading(long_article(title=title.strip()), MEDIUM) as reader:
        shown = " ".join(
            " ".join(line.split("│")[-2].split()) for line in reader.lines if line.count("│") > 2
        )
        assert " ".join(title.split()) in shown
        assert reader.screen.view.border_title is None or str(reader.screen.view.border_title) == ""
        await reader.press("enter", "space")
        assert "A very long title" in str(reader.screen.view.border_title)


# Scrolling.


async def test_scrolling_keys() -> None:
    async with reading(long_article(), MEDIUM) as reader:
        view = reader.screen.view
        height = view.size.height
        await reader.press("enter")
        for key, line in (
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("space", 1 + height - 2),
            ("b", 1),
            ("ctrl+d", 1 + height // 2),
            ("ctrl+u", 1),
            ("pagedown", height - 1),
            ("pageup", 1),
            ("G", view.max_scroll_y),
            ("home", 0),
            ("up", 0),
        ):
            await reader.press(key)
            assert view.scroll_line == line, key
        await reader.press("end")
        assert reader.position.endswith("100 %")
        await reader.press("g", "g")
        assert view.scroll_line == 0
        assert not reader.position.endswith("100 %")


async def test_a_page_repeats_two_lines() -> None:
    async with reading(long_article(), MEDIUM) as reader:
        await reader.press("enter", "j", "j", "j", "j")
        height = reader.screen.view.size.height
        before = [reader.screen.view.render_line(y).text for y in range(height)]
        await reader.press("space")
        after = [reader.screen.view.render_line(y).text for y in range(height)]
        assert after[:2] == before[-2:]


async def test_a_new_width_keeps_the_place_in_the_text() -> None:
    paragraph = "Words of a long paragraph that goes on and on for quite some time. " * 40
    async with reading(FakeNewsroom([replace(many_articles(1)[0], text=paragraph)])) as reader:
        await reader.press("enter", "space", "space")
        view = reader.screen.view
        top = view._layout.offset_at(view.scroll_line)
        for size in (MEDIUM, (50, 20), (120, 36)):
            await reader.resize(size)
            begin, end = (
                view._layout.offset_at(view.scroll_line),
                view._layout.offset_at(view.scroll_line + 1),
            )
            assert begin <= top
            top, end = begin, end
        assert top > 0


# From mark to mark.


async def test_brackets_walk_the_mentions_and_the_figures() -> None:
    async with reading() as reader:
        await reader.press("enter")
        names = []
        for _ in range(8):
            await reader.press("right_square_bracket", "e")
            names.append(reader.marked)
        order = [
            "Harbour Bank",
            "Birch Mutual",
            "Jonas Ruiz",
            "Harbour Bank",
            "Birch Mutual",
            "Port Alder",
            "Harbour Bank",
        ]
        assert names == [*order, "Ruiz"]
        await reader.press("left_square_bracket", "e")
        assert reader.marked == "Harbour Bank"
        figures = []
        for _ in range(4):
            await reader.press("right_square_bracket", "v")
            figures.append(reader.marked)
        assert figures == ["June 2026", "€4.2 billion", "3,100 employees", "about 12 %"]
        await reader.press("left_square_bracket", "v", "left_square_bracket", "v")
        assert reader.marked == "€4.2 billion"


async def test_mentions_of_the_chosen_entity_are_walked_alone() -> None:
    async with reading() as reader:
        await reader.press("e", "enter", "tab")
        while reader.focus != "article":
            await reader.press("tab")
        walked = []
        for _ in range(3):
            await reader.press("right_square_bracket", "e")
            walked.append(reader.marked)
        assert walked == ["Ruiz", "Jonas Ruiz", "Ruiz"]


async def test_without_names_and_figures_the_brackets_say_so() -> None:
    async with reading(long_article(), MEDIUM) as reader:
        await reader.press("enter", "right_square_bracket", "e")
        assert reader.status == "No names in this article."
        await reader.press("left_square_bracket", "v")
        assert reader.status == "No figures in this article."


async def test_the_current_mark_stays_marked_when_the_flash_is_over() -> None:
    async with reading() as reader:
        await reader.press("enter", "left_square_bracket", "v")
        assert reader.marked == "June 2026"
        reader.screen.view._end_flash()  # what the timer calls
        await reader.settle()
        assert signs(reader.style_of("June 2026")) != signs(reader.style_of("called"))
        assert reader.style_of("June 2026").bgcolor != reader.style_of("called").bgcolor


# Zen, links, copying.


async def test_zen_shows_the_article_alone() -> None:
    async with reading() as reader:
        await reader.press("z")
        assert reader.focus == "article"
        assert "Jonas Ruiz, who runs" in reader.shown
        for gone in ("Articles", "Entities", "Figures", "Related", "metatui", "j/k"):
            assert gone not in reader.shown
        # The measure stays readable on a wide screen.
        widths = [len(line.strip()) for line in reader.lines]
        assert max(widths) <= TEXT_WIDTH or reader.status in reader.shown
        await reader.press("z")
        assert "Articles 4" in reader.shown
        await reader.press("z", "escape")
        assert "Articles 4" in reader.shown
        await reader.press("z", "q")
        assert reader.app.is_running
        assert "Articles 4" in reader.shown
        reader.check()


async def test_a_bad_link_is_refused() -> None:
    urls = ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://example.org/ x")
    articles = [replace(article, url=url) for article, url in zip(many_articles(4), urls, strict=True)]
    async with reading(FakeNewsroom(articles), MEDIUM) as reader:
        for url in urls:
            assert reader.screen.open.head.url == url
            await reader.press("o")
            assert reader.status.startswith("Only http and https links are opened"), url
            await reader.press("escape", "j")


async def test_a_browser_that_failed_is_told() -> None:
    from metatui.tui.browser import Opening

    class Ended:
        def poll(self) -> int:
            return 4

    async with reading(size=MEDIUM) as reader:
        reader.screen._look_after(Opening("example.org", "gio", Ended()))
        assert reader.status.startswith("gio could not open the link")


async def test_a_link_is_handed_to_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    from metatui.tui import browser

    monkeypatch.delenv("BROWSER", raising=False)
    started: list[list[str]] = []
    monkeypatch.setattr(browser, "_has_desktop", lambda: True)
    monkeypatch.setattr(browser.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(browser.subprocess, "Popen", lambda command, **_: started.append(command))
    async with reading(size=MEDIUM) as reader:
        await reader.press("o")
        assert reader.status == "Opening example.org"
        assert [command[1:] for command in started] == [["https://example.org/harbour"]]
        await reader.press("j", "o")
        assert reader.status == "This article has no link."
        assert len(started) == 1


async def test_y_copies_the_link_or_the_path() -> None:
    async with reading(size=MEDIUM) as reader:
        await reader.press("y")
        assert reader.app.clipboard == "https://example.org/harbour"
        await reader.press("j", "y")
        assert reader.app.clipboard == "alder/1.txt"
        assert "alder/1.txt" in reader.status


async def test_what_no_terminal_can_take_is_not_copied() -> None:
    async with reading(long_article(url="https://example.org/a\ud800b\x1b[2J"), MEDIUM) as reader:
        await reader.press("y")
        assert reader.app.clipboard == "https://example.org/a\ufffdb"
        assert reader.status == "Copied https://example.org/a\ufffdb"


async def test_blanks_in_a_path_are_copied_as_they_are() -> None:
    async with reading(FakeNewsroom([Article("a" * 32, "T", "text", path="a  b\nc.txt")]), MEDIUM) as reader:
        await reader.press("y")
        assert reader.app.clipboard == "a  b c.txt"  # a line feed would run what stands before it in a shell


async def test_y_copies_what_the_mouse_selected_as_it_is_written() -> None:
    async with reading() as reader:
        view = reader.screen.view
        text = view.article.text
        first = view._layout.first_body_line + 1
        await reader.pilot.mouse_down("#article", offset=(view._layout.margin + 1, first))
        await reader.pilot.hover("#article", offset=(view._layout.margin + 1 + 3, first + 1))
        await reader.pilot.mouse_up("#article", offset=(view._layout.margin + 1 + 3, first + 1))
        await reader.settle()
        await reader.press("y")
        copied = reader.app.clipboard
        # A line that was wrapped is whole again: no line feed where the screen has one.
        assert text.startswith(copied)
        assert len(copied) > view._layout.body.ends[0]
        assert "\n" not in copied


# Long articles.


async def test_a_very_long_article_is_laid_out_off_the_screen_and_read_like_others() -> None:
    text = "\n\n".join(f"Paragraph {n}" + " and more" * 40 for n in range(420))
    assert len(text) > 150_000
    async with reading(long_article(text=text), MEDIUM) as reader:
        assert "Paragraph 0 and" in reader.shown
        await reader.press("enter", "space", "space")
        assert "Paragraph 4 and" in reader.shown
        await reader.search("399")
        assert reader.marked == "399"
        assert "Paragraph 399" in reader.shown


async def test_the_flash_can_be_told_from_the_mark_that_stays() -> None:
    async with reading() as reader:
        await reader.press("enter", "left_square_bracket", "v")
        flashing = reader.style_of("June 2026")
        reader.screen.view._end_flash()
        await reader.settle()
        assert reader.style_of("June 2026") != flashing


async def test_an_article_that_comes_late_is_dropped() -> None:
    held = threading.Event()

    class Held(FakeNewsroom):
        def article(self, id: str) -> Article:
            if self.head(id).title.startswith("Storm"):
                held.wait(30)
            return super().article(id)

    async with reading(Held()) as reader:
        await reader.pilot.press("j")
        await reader.settle()
        await reader.pilot.press("j")
        await reader.pump()
        assert reader.cursor.startswith("Storm")
        assert reader.title.startswith("Birch")  # the one before stays until the new one is there
        await reader.pilot.press("j")
        await reader.pump()
        held.set()
        await reader.settle()
        assert reader.title == reader.cursor == "Lumen Grid raises its forecast"
        assert "Lumen Grid expects sales" in reader.shown
        assert "Storm cuts power" not in str(reader.screen.view.border_title)


async def test_the_percentage_goes_with_the_article() -> None:
    async with reading(size=(60, 20)) as reader:
        await reader.press("enter")
        assert reader.position.endswith("%")
        await reader.press("q")
        assert reader.position == ""

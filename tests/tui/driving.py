"""Drives the reader in tests: keys go in, and everything they set going is waited for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fake_newsroom import NOW, FakeNewsroom
from rich.cells import cell_len
from rich.style import Style
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled, WorkerFailed

from metatui.tui.app import MetatuiApp
from metatui.tui.screens.reading import ReadingScreen

WIDE, MEDIUM, NARROW, TINY = (120, 36), (80, 24), (40, 10), (30, 8)
_CALM_ROUNDS, _MOST_ROUNDS = 2, 500


class Reader:
    """A running app, its pilot, and what can be seen of them."""

    def __init__(self, app: MetatuiApp, pilot: Pilot[None], newsroom: FakeNewsroom) -> None:
        self.app = app
        self.pilot = pilot
        self.newsroom = newsroom

    # In.

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait for all that comes of each."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys as fast as they come from a held key."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, character by character, and wait at the end."""
        for character in text:
            await self.pilot.press("space" if character == " " else character)
        await self.settle()

    async def search(self, query: str, *, keep: bool = True) -> None:
        """Search for something and, unless told otherwise, keep the result."""
        await self.press(*(("g", "slash") if self.focus == "article" else ("slash",)))
        await self.type(query)
        if keep:
            await self.press("enter")

    async def resize(self, size: tuple[int, int]) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(*size)
        self.app._check_resize()  # without the few milliseconds in which it waits for more
        await self.settle()

    async def pump(self) -> None:
        """Let messages through without waiting for workers: for those that are held up on purpose."""
        for _ in range(6):
            await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until no worker runs and no message is under way."""
        calm = 0
        for _ in range(_MOST_ROUNDS):
            if calm == _CALM_ROUNDS:
                return
            await self.pilot.pause()
            if self.app._exception is not None:
                raise self.app._exception
            running = [worker for worker in self.app.workers if not worker.is_finished]
            for worker in running:
                try:
                    await worker.wait()
                except WorkerCancelled:
                    pass  # a newer one has taken its place
                except WorkerFailed as failure:
                    raise failure.error from failure
            screens = [
                node for screen in self.app.screen_stack for node in screen.walk_children(with_self=True)
            ]
            quiet = all(node._message_queue.empty() for node in (self.app, *screens))
            calm = calm + 1 if quiet and not running else 0
        raise AssertionError("the screen does not come to rest")

    # Out.

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen, also while another one lies over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    @property
    def lines(self) -> list[str]:
        """What stands on the terminal, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def shown(self) -> str:
        """What stands on the terminal."""
        return "\n".join(self.lines)

    @property
    def status(self) -> str:
        """The left part of the status line."""
        return self.screen.status_line.text[0]

    @property
    def position(self) -> str:
        """The right part of the status line."""
        return self.screen.status_line.text[1]

    @property
    def focus(self) -> str | None:
        """The id of the widget that has the keys."""
        return self.app.screen.focused.id if self.app.screen.focused else None

    @property
    def titles(self) -> list[str]:
        """The titles in the list."""
        articles = self.screen.articles
        return [row.head.title for row in map(articles.row, range(articles.row_count)) if row]

    @property
    def cursor(self) -> str | None:
        """The title under the cursor of the list."""
        row = self.screen.articles.row(self.screen.articles.cursor)
        return row.head.title if row else None

    @property
    def title(self) -> str | None:
        """The title of the open article."""
        return self.screen.open.head.title if self.screen.open.head else None

    @property
    def marked(self) -> str | None:
        """The words jumped to last."""
        view = self.screen.view
        return view.article.text[slice(*view.current)] if view.article and view.current else None

    def style_of(self, words: str) -> Style:
        """How some words of the article are drawn; they must not be broken by the end of a line."""
        view = self.screen.view
        for y in range(view.size.height):
            strip = view.render_line(y)
            at = strip.text.find(words)
            if at >= 0:
                piece = strip.crop(cell_len(strip.text[:at]), cell_len(strip.text[: at + len(words)]))
                styles = {segment.style for segment in piece}
                assert len(styles) == 1, f"{words} is drawn in {len(styles)} pieces"
                return styles.pop() or Style()
        raise AssertionError(f"{words} is not on the screen")

    def check(self) -> None:
        """What holds at any moment: the keys go to something that can be seen, and the cursor to a row."""
        focused = self.app.screen.focused
        if self.app.size.width >= 40 and self.app.size.height >= 10:
            assert focused is not None
            assert focused.display
            assert all(node.display for node in focused.ancestors if isinstance(node, Widget))
            assert focused.size.area > 0
        articles = self.screen.articles
        assert 0 <= articles.cursor < max(articles.row_count, 1)


@asynccontextmanager
async def reading(
    newsroom: FakeNewsroom | None = None, size: tuple[int, int] = WIDE, **options: Any
) -> AsyncIterator[Reader]:
    """Open the reader: nothing looks for changes, no cursor has to rest, nothing becomes read by itself."""
    newsroom = FakeNewsroom() if newsroom is None else newsroom
    settings = {"now": lambda: NOW, "watch": False, "settle": 0, "read_after": 1000, **options}
    app = MetatuiApp(newsroom, **settings)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot, newsroom)
        await reader.settle()
        yield reader

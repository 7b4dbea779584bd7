"""Makes the picture of the README from the bundled corpus: `make screenshots`.

The time is fixed and the library made anew, so that the same program gives the same picture.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from metatui.newsroom import Newsroom
from metatui.tui.app import MetatuiApp

NOW = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)
SIZE = (120, 36)
KEYS = ("slash", *"prometheus", "enter", "e", "enter")


async def draw(newsroom: Newsroom) -> str:
    """The screen after the keys, as SVG."""
    app = MetatuiApp(newsroom, now=lambda: NOW, watch=False, settle=0, read_after=3600)
    async with app.run_test(size=SIZE) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="metatui", simplify=True)


def without_remote_fonts(svg: str) -> str:
    """The picture in a font of the machine that shows it: it fetches nothing."""
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    # Blanks as blanks: some programs that draw SVG drop no-break spaces at the edge of a text.
    return svg.replace("&#160;", " ").replace("<text ", '<text xml:space="preserve" ')


def main() -> None:
    """Write docs/screenshot.svg."""
    os.environ.pop("NO_COLOR", None)
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    target = Path(__file__).parents[1] / "docs" / "screenshot.svg"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        places = {"data_dir": Path(folder) / "data", "cache_dir": Path(folder) / "cache"}
        with Newsroom.open(**places) as newsroom:
            newsroom.index()
            svg = asyncio.run(draw(newsroom))
    target.write_text(without_remote_fonts(svg), "utf-8")
    print(target.relative_to(Path.cwd()) if target.is_relative_to(Path.cwd()) else target)


if __name__ == "__main__":
    main()

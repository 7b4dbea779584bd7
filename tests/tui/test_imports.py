"""What is loaded before the first frame: nothing of the search, the analysis or the parsers."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "whoosh",
    "numpy",
    "trafilatura",
    "lxml",
    "yaml",
    "charset_normalizer",
    "click",
    "markdown_it",
    "pygments",
)
OURS = (
    *("metatui.analysis", "metatui.search", "metatui.stories", "metatui.ingest", "metatui.text.clean"),
    *("metatui.newsroom.saved_searches", "metatui.newsroom.query_clauses", "metatui.model.facets"),
    *("metatui.tui.completing", "metatui.tui.commands", "metatui.tui.facet_rows", "metatui.tui.find"),
    *(
        f"metatui.tui.widgets.{name}"
        for name in ("facets_pane", "saved_pane", "find_bar", "query_line", "query_problem")
    ),
)


def test_the_first_frame_loads_nothing_heavy() -> None:
    code = (
        "import metatui.cli.plain_start, metatui.cli.reading, metatui.newsroom, metatui.tui.app, sys;"
        f"print([name for name in {(*HEAVY, *OURS)} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

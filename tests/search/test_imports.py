"""What importing the search costs."""

from __future__ import annotations

import subprocess
import sys

_CHECK = """
import sys
import metatui.search
from metatui.search import SearchIndex, find_hits, make_snippet, parse
query = parse('meta "scale ai" num:>1 who:wang newer:3d')
make_snippet("Meta and Scale AI", find_hits(query, "Meta and Scale AI"))
heavy = sorted({name.partition(".")[0] for name in sys.modules} & {"whoosh", "numpy", "textual", "rich"})
print(",".join(heavy))
"""


def test_queries_and_marks_load_neither_whoosh_nor_numpy() -> None:
    run = subprocess.run([sys.executable, "-c", _CHECK], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""

"""`python -m benchmarks [NAME …]`: all benchmarks, or those named, one after the other."""

from __future__ import annotations

import runpy
import sys

BENCHMARKS = {
    "screen": "first frame and key to repaint against a bare app",
    "indexing": "a folder of articles from nothing to searchable, stage by stage",
    "analysis": "figures and names of an article by both taggers, and texts that are made to be slow",
    "search": "metatui's search beside stock Whoosh, SQLite FTS5, tantivy and a LIKE scan",
    "relevance": "whether the right article comes first, beside the same engines",
}


def main() -> int:
    """Run the benchmarks named on the command line; 2 for a name that is none."""
    names = sys.argv[1:] or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"No benchmark {unknown[0]}. There are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in names:
        print(f"\n# {name}: {BENCHMARKS[name]}\n", flush=True)
        sys.argv = [f"benchmarks.{name}"]
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main())

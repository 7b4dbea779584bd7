"""The child process that analyses: `python -m metatui.newsroom.analysis_worker [--careful] [--nice N]`.

The first line of its standard input has the reader's own names, a JSON array of
`[name, kind, aliases, description]`. Each line after it is a batch, a JSON array of
`[title, text, published]`; the line that it answers on its standard output has `[annotations, error]` for
each, the annotations as the library keeps them. It ends with its standard input, which is also what happens
when its parent dies.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from metatui.analysis.own_names import OwnName, use_names
from metatui.library.annotations_codec import encode
from metatui.newsroom.analysing import analyse_text


def answer(line: bytes, *, careful: bool = False) -> bytes:
    """The answer to one batch, line feed included."""
    found = [_analyse(*fields, careful=careful) for fields in json.loads(line)]
    return json.dumps(found).encode("ascii") + b"\n"


def take_names(line: bytes) -> None:
    """Analyse with these names of the reader's own."""
    use_names(
        tuple(
            OwnName(name, kind, tuple(aliases), description)
            for name, kind, aliases, description in json.loads(line)
        )
    )


def _analyse(title: str, text: str, published: str | None, *, careful: bool) -> tuple[str, str | None]:
    when = None if published is None else datetime.fromisoformat(published)
    annotations, error = analyse_text(text, title, when, careful=careful)
    return encode(annotations, text), error


def main(arguments: Sequence[str], lines: Iterable[bytes] = sys.stdin.buffer) -> None:
    """Take the names, then answer batch after batch."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--careful", action="store_true")
    parser.add_argument("--nice", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.nice:
        with suppress(OSError):
            os.nice(options.nice)
    lines = iter(lines)
    take_names(next(lines, b"[]"))
    for line in lines:
        sys.stdout.buffer.write(answer(line, careful=options.careful))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])

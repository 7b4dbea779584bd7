"""Start and repaint of the reader against a bare Textual app, interleaved, in a real pseudo-terminal.

`python -m benchmarks.screen [--articles N] [--runs R]` prints a table: first frame on the bundled corpus
and on a folder of N articles already indexed, and a key to its repaint in the list.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated_corpus import write_corpus
from benchmarks.terminal import Terminal
from metatui.newsroom import Newsroom

KEYS = 20  # moves of the cursor in one run
REST = 0.3  # seconds between two keys: each finds the reader at rest, its related stories looked up


@dataclass
class Program:
    """What is measured: a command, the text that says its first frame is there, and its samples."""

    name: str
    command: Sequence[str]
    marker: bytes

    def __post_init__(self) -> None:
        self.first_frame: list[float] = []
        self.key: list[float] = []
        self.settled: list[float] = []
        self.bytes: list[int] = []
        self.memory: list[float] = []


def measure(program: Program, environment: Mapping[str, str]) -> None:
    """One run: the first frame, then keys."""
    with Terminal(program.command, environment=environment) as terminal:
        program.first_frame.append(terminal.wait_for(program.marker))
        terminal.wait_until_quiet(0.6)
        for number in range(KEYS):
            terminal.wait_until_quiet(REST)
            first, last, count = terminal.press(b"k" if number % 2 else b"j")
            program.key.append(first)
            program.settled.append(last)
            program.bytes.append(count)
        program.memory.append(terminal.memory_mib())


def main() -> None:
    """Prepare the libraries, measure the programs in turns, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    number: int = options.articles
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        corpus = root / "articles"
        print(f"Writing and indexing {number} articles …", file=sys.stderr)
        write_corpus(corpus, number)
        own = {f"XDG_{name.upper()}_HOME": str(root / name) for name in ("data", "cache", "state", "config")}
        for library in (None, corpus):
            data, cache = root / "data" / "metatui", root / "cache" / "metatui"
            with Newsroom.open(library, data_dir=data, cache_dir=cache) as newsroom:
                newsroom.index()
        reader = [str(Path(sys.executable).with_name("metatui"))]
        bare = str(Path(__file__).with_name("bare_app.py"))
        programs = [
            Program("bare app, 20 rows", [sys.executable, bare, "20"], b"ready"),
            Program("metatui, bundled corpus", reader, b"Articles"),
            Program(f"bare app, {number} rows", [sys.executable, bare, str(number)], b"ready"),
            Program(f"metatui, {number} articles", [*reader, str(corpus)], b"Articles"),
        ]
        for run in range(options.runs):
            print(f"Run {run + 1} of {options.runs} …", file=sys.stderr)
            for program in programs:
                measure(program, own)
    report(programs)


def report(programs: Sequence[Program]) -> None:
    """The medians, and the ratio of each reader to the bare app before it."""
    print(f"{'':32}{'first frame':>14}{'ratio':>7}{'key':>10}{'ratio':>7}", end="")
    print(f"{'settled':>10}{'bytes':>8}{'MiB':>6}")
    for number, program in enumerate(programs):
        base = programs[number - number % 2]
        frame, key = statistics.median(program.first_frame), statistics.median(program.key)
        frame_ratio = frame / statistics.median(base.first_frame)
        key_ratio = key / statistics.median(base.key)
        print(
            f"{program.name:32}{frame * 1000:11.0f} ms{frame_ratio:7.2f}{key * 1000:7.1f} ms{key_ratio:7.2f}"
            f"{statistics.median(program.settled) * 1000:7.1f} ms{statistics.median(program.bytes):8.0f}"
            f"{statistics.median(program.memory):6.0f}"
        )


if __name__ == "__main__":
    main()

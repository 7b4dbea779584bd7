"""A fresh process that opens an index and answers once.

    python -m benchmarks.search.cold ENGINE SMALL FOLDER WORD

First it opens and asks a small index, which loads every module and costs nothing else; what follows is then
the opening of the index alone. Prints JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.engines import Question, make_engine
from benchmarks.search import memory
from benchmarks.timing import measure, percentile

_TRIALS = 7


def open_cold(name: str, small: Path, folder: Path, word: str) -> dict[str, float | None]:
    """Medians over a few fresh processes, with the files of the index thrown out of the system's cache."""
    runs = []
    for _ in range(_TRIALS):
        _forget(folder)
        command = [sys.executable, "-m", "benchmarks.search.cold", name, str(small), str(folder), word]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        runs.append(json.loads(told))
    medians: dict[str, float | None] = {}
    for key in runs[0]:
        values = [run[key] for run in runs if run[key] is not None]
        medians[key] = round(percentile(values, 0.5), 2) if values else None
    return medians


def _forget(folder: Path) -> None:
    if hasattr(os, "posix_fadvise"):
        for path in folder.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def main() -> None:
    """Open and ask as the command line says."""
    name, small, folder, word = sys.argv[1:]
    question = Question((word,))
    bare = memory.resident()

    def load() -> None:
        engine = make_engine(name, Path(small))
        engine.open()
        engine.search(question)
        engine.close()

    _, load_cpu = measure(load)
    engine = make_engine(name, Path(folder))
    open_wall, open_cpu = measure(engine.open)
    answer_wall, answer_cpu = measure(lambda: engine.search(question))
    json.dump(
        {
            "modules_cpu_ms": load_cpu,
            "open_cpu_ms": open_cpu,
            "open_wall_ms": open_wall,
            "first_answer_cpu_ms": answer_cpu,
            "first_answer_wall_ms": answer_wall,
            "python_mb": bare,
            "resident_mb": memory.resident(),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()

"""An index from nothing, in a process of its own: how fast, how large, how much memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engines import make_engine
from benchmarks.search import memory, names
from benchmarks.search.corpora import Corpus
from metatui.model import Article


@dataclass(frozen=True, slots=True)
class Built:
    """What building took: seconds of the clock and of the processor, megabytes in memory and on disk."""

    articles: int
    wall: float
    cpu: float
    peak_mb: float | None
    disk_mb: float

    def as_json(self) -> dict[str, float | None]:
        """With the rates."""
        return {
            "articles_per_second": round(self.articles / self.wall),
            "articles_per_cpu_second": round(self.articles / self.cpu),
            "wall_s": round(self.wall, 2),
            "cpu_s": round(self.cpu, 2),
            "peak_mb": self.peak_mb and round(self.peak_mb),
            "disk_mb": round(self.disk_mb, 3),
        }


def build(name: str, corpus: Corpus, folder: Path) -> Built:
    """Build the engine's index of the corpus in the folder."""
    return _apart(_build, name, corpus, folder)


def build_annotated(corpus: Corpus, folder: Path) -> Built:
    """Build metatui's index of the corpus with made-up names, figures and tags."""
    return _apart(_build_annotated, "metatui", corpus, folder)


def _apart(task: Callable[[str, Corpus, Path], Built], *arguments: object) -> Built:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(task, arguments)


def _build(name: str, corpus: Corpus, folder: Path) -> Built:
    engine = make_engine(name, folder)
    measured = _measure(corpus, engine.build)
    engine.open()
    disk = engine.index_bytes() / 1e6
    engine.close()
    return Built(*measured, disk)


def _build_annotated(name: str, corpus: Corpus, folder: Path) -> Built:
    from benchmarks.engines.metatui_engine import Metatui

    engine = Metatui(folder)
    measured = _measure(corpus, lambda articles: engine.build_annotated(names.annotated(articles)))
    return Built(*measured, engine.index_bytes() / 1e6)


def _measure(corpus: Corpus, task: Callable[[list[Article]], None]) -> tuple[int, float, float, float | None]:
    """Articles, seconds of the clock and of the processor, and the peak without the articles themselves."""
    before = memory.resident()
    articles = list(corpus.articles())
    gc.collect()
    gc.freeze()
    loaded = memory.resident()
    memory.forget_highest()
    cpu, wall = _processor(), time.perf_counter()
    task(articles)
    wall, cpu = time.perf_counter() - wall, _processor() - cpu
    highest = memory.highest()
    peak = highest - loaded + before if highest and loaded and before else None
    return len(articles), wall, cpu, peak


def _processor() -> float:
    """Seconds of the processor, those of ended child processes included."""
    children = os.times()
    return time.process_time() + children.children_user + children.children_system

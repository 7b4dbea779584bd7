"""How long until an article that was added is found, and whether searching waits meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.engines import Engine, Question
from benchmarks.timing import Summary, Timing, measure, summarise
from metatui.model import Article

_TRIALS = {1: 20, 100: 10}


class Unfound(Exception):
    """An engine does not find what was added to it."""


def add_and_find(
    engine: Engine, more: Callable[[int, int], list[Article]], first: int = 0
) -> dict[int, Summary]:
    """Add 1 and 100 articles several times each, until a search finds the last of them.

    `more(start, count)` gives articles, numbered from `first` on.
    """
    summaries = {}
    for count, trials in _TRIALS.items():
        timings = []
        for trial in range(trials):
            articles = more(first, count)
            mark = _marked(first)
            articles[-1] = replace(articles[-1], title=f"{articles[-1].title} {mark}")
            wall, cpu = measure(lambda articles=articles, mark=mark: _add(engine, articles, mark))  # type: ignore[misc]
            timings.append(Timing(trial, 0, wall, cpu))
            first += count
        summaries[count] = summarise(timings)
    return summaries


def search_meanwhile(
    engine: Engine,
    questions: Sequence[Question],
    more: Callable[[int, int], list[Article]],
    first: int,
    seconds: float = 2.0,
) -> tuple[Summary, Summary, dict[int, Summary]]:
    """Searching alone for a while, searching while articles are added, and the adding meanwhile."""
    alone = _Searching(engine, questions)
    alone.start()
    time.sleep(seconds)
    quiet = alone.end()
    busy = _Searching(engine, questions)
    busy.start()
    try:
        added = add_and_find(engine, more, first)
    finally:
        meanwhile = busy.end()
    return quiet, meanwhile, added


class _Searching(threading.Thread):
    """Asks one question after the other, with a pause as between keys, and takes the time of each."""

    def __init__(self, engine: Engine, questions: Sequence[Question]) -> None:
        super().__init__(daemon=True)
        self._engine = engine
        self._questions = questions
        self._stop_asking = threading.Event()
        self._timings: list[Timing] = []
        self._error: Exception | None = None

    def run(self) -> None:
        number = 0
        try:
            while not self._stop_asking.wait(0.005):
                question = self._questions[number % len(self._questions)]
                wall, cpu = measure(lambda question=question: self._engine.search(question))  # type: ignore[misc]
                self._timings.append(Timing(0, number, wall, cpu))
                number += 1
        except Exception as error:  # told to whoever waits for the end
            self._error = error

    def end(self) -> Summary:
        """Stop and sum up."""
        self._stop_asking.set()
        self.join()
        if self._error:
            raise self._error
        return summarise(self._timings)


def _add(engine: Engine, articles: Sequence[Article], mark: str) -> None:
    engine.add(articles)
    if engine.search(Question((mark,))) != [articles[-1].id]:
        raise Unfound(f"{articles[-1].id} was added and is not found")


def _marked(number: int) -> str:
    """A word that no article has."""
    return "zq" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "zq"

"""What a benchmark does with times: measured, taken in turns, and summed up as percentiles."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timing:
    """One run: which round, which question, milliseconds of the clock and of the processor."""

    round: int
    question: int
    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Many runs summed up; `first` is the median of the first round, when little was in memory."""

    runs: int
    p50: float
    p95: float
    max: float
    cpu_p50: float
    cpu_p95: float
    cpu_max: float
    first: float

    def as_json(self) -> dict[str, float]:
        """Rounded to microseconds."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that this share of all values does not exceed; nan of nothing."""
    if not values:
        return math.nan
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def summarise(timings: Sequence[Timing]) -> Summary:
    """The percentiles of these runs."""
    wall = [timing.wall for timing in timings]
    cpu = [timing.cpu for timing in timings]
    first = [timing.wall for timing in timings if timing.round == 0]
    return Summary(
        len(wall),
        percentile(wall, 0.5),
        percentile(wall, 0.95),
        max(wall, default=math.nan),
        percentile(cpu, 0.5),
        percentile(cpu, 0.95),
        max(cpu, default=math.nan),
        percentile(first, 0.5),
    )


def ratio(slow: Sequence[Timing], fast: Sequence[Timing]) -> float:
    """How many times longer the first takes: of the medians over the runs that both did."""
    done = {(timing.round, timing.question) for timing in slow}
    done &= {(timing.round, timing.question) for timing in fast}
    medians = [
        percentile([timing.wall for timing in side if (timing.round, timing.question) in done], 0.5)
        for side in (slow, fast)
    ]
    return medians[0] / medians[1] if medians[1] > 0 else math.nan


def measure(task: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the clock and of the processor that a task takes."""
    cpu, wall = time.process_time(), time.perf_counter()
    task()
    spent = time.perf_counter() - wall
    return spent * 1000, (time.process_time() - cpu) * 1000


def interleave(
    tasks: Mapping[str, Callable[[T], object]], questions: Sequence[T], *, rounds: int, budget: float
) -> dict[str, list[Timing]]:
    """Ask everybody each question before the next one is asked, and let another begin each time.

    Who has used up the budget of seconds is asked no more, so that one slow engine does not hold up the rest;
    the first name is always asked everything.
    """
    names = list(tasks)
    taken: dict[str, list[Timing]] = {name: [] for name in names}
    spent = dict.fromkeys(names, 0.0)
    for number in range(rounds):
        for place, question in enumerate(questions):
            turn = (number * len(questions) + place) % len(names)
            for name in names[turn:] + names[:turn]:
                if name != names[0] and spent[name] > budget * 1000:
                    continue
                wall, cpu = measure(lambda task=tasks[name], question=question: task(question))  # type: ignore[misc]
                taken[name].append(Timing(number, place, wall, cpu))
                spent[name] += wall
    return taken

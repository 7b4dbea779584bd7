"""Where the time of a query goes, and what it could not go below: for the kinds that miss their target.

    python -m benchmarks.search.limits --articles 100000 --keep FOLDER

Each question is put to FTS5, tantivy and metatui in turn, as in the benchmark, so that nobody finds its code
and data in the caches of the processor. "Fixed" is the same question put to an index of a few articles, all
of which answer it: what remains when there are next to no postings, that is the calls themselves, of which
one question takes hundreds. Times are of the processor: what else the machine does is left out.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any

from benchmarks.engines import TOP, Engine, Question, make_engine
from benchmarks.search.corpora import ZipfCorpus
from benchmarks.search.questions import Questions
from benchmarks.search.run import SAMPLE, built_index
from benchmarks.timing import measure, percentile
from metatui.model import Article
from metatui.search import parse
from metatui.search.compile import compile_query
from metatui.search.evaluate import evaluate
from metatui.search.matches import scores_of
from metatui.search.ordering import Ordered
from metatui.search.proximity import closest_first, words_of
from metatui.search.schema import WORD_FIELDS
from metatui.search.snapshot import Snapshot
from metatui.search.store import load

# How many times as fast as FTS5 each kind should be.
_ASKED = {"AND of two": 3, "phrase of two": 3, "filter + newest": 3, "OR of three": 20}
_OTHERS = ("FTS5", "tantivy")
_STAGES = ("parse", "compile", "postings", "find", "score", "closeness", "order", "ids")


@dataclass(frozen=True, slots=True)
class Profile:
    """Medians over the questions of a kind: milliseconds of each engine, microseconds of each stage."""

    spent: dict[str, float]
    stages: dict[str, float]
    calls: float
    postings: float
    found: float


def profile(
    questions: Sequence[Question], engines: dict[str, Engine], snapshot: Snapshot, rounds: int
) -> Profile:
    """Ask everybody each question in turn; `snapshot` is that of metatui's index."""
    spent: dict[str, list[float]] = {name: [] for name in engines}
    stages: dict[str, list[float]] = {name: [] for name in _STAGES}
    found = []
    for _ in range(rounds):
        for question in questions:
            for name, engine in engines.items():
                spent[name].append(measure(lambda engine=engine, q=question: engine.search(q))[1])  # type: ignore[misc]
            engines[_OTHERS[0]].search(question)  # which takes the caches for itself
            taken, count = _staged(question, snapshot)
            found.append(count)
            for name, micros in taken.items():
                stages[name].append(micros)
    return Profile(
        {name: percentile(times, 0.5) for name, times in spent.items()},
        {name: percentile(times, 0.5) for name, times in stages.items()},
        percentile([_calls(lambda q=q: _staged(q, snapshot)) for q in questions], 0.5),  # type: ignore[misc]
        percentile([_postings(question, snapshot) for question in questions], 0.5),
        percentile(found, 0.5),
    )


def _staged(question: Question, snapshot: Snapshot) -> tuple[dict[str, float], int]:
    """What `SearchIndex.search` does, stage by stage, with the microseconds of each; and what was found."""
    taken: dict[str, float] = {}
    began = time.process_time()

    def done(stage: str) -> None:
        nonlocal began
        now = time.process_time()
        taken[stage] = (now - began) * 1e6
        began = now

    parsed = parse(question.text)
    done("parse")
    compiled = compile_query(parsed)
    done("compile")
    matches = evaluate(compiled, snapshot)
    done("postings")
    numbers = matches.numbers
    done("find")
    scores = None if question.newest else scores_of(matches, numbers)
    done("score")
    if scores is not None:
        scores = closest_first(snapshot, words_of(parsed), numbers, scores)
    done("closeness")
    ordered = Ordered(
        snapshot,
        numbers,
        "newest" if question.newest else "relevance",
        lambda: scores_of(matches, numbers) if scores is None else scores,
        lambda: None,
    )
    ordered.ids(slice(0, 0))
    done("order")
    ordered.ids(slice(0, TOP))
    done("ids")
    return taken, len(numbers)


def _calls(task: Callable[[], object]) -> int:
    """How many functions a task calls, those of numpy among them; operators on arrays are not counted."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(None)
    return calls


def _postings(question: Question, snapshot: Snapshot) -> int:
    """How many postings the words of a question have."""
    return sum(snapshot.documents(field, word) for word in question.words for field in WORD_FIELDS["text"])


def few_articles(kinds: dict[str, list[Question]]) -> Iterator[Article]:
    """For each question as many articles as are asked for, which have its words and nothing else."""
    like = next(ZipfCorpus(1).articles())
    for number, question in enumerate(itertools.chain.from_iterable(kinds.values())):
        for copy in range(TOP):
            text = " ".join(question.words)
            yield replace(like, id=f"{number:04}{copy:04}", title="", text=text, source=question.source)


def show(kind: str, asked: int, profile: Profile) -> None:
    """Print the profile of a kind of question."""
    spent = profile.spent
    fts5, fixed = spent["FTS5"], spent["few"]
    print(f"\n{kind}: asked for {asked}× FTS5, which is {fts5 / asked:.2f} ms")
    print(
        f"   FTS5 {fts5:.2f} ms; tantivy {spent['tantivy']:.2f} ms = {fts5 / spent['tantivy']:.1f}×;"
        f" metatui {spent['metatui']:.2f} ms = {fts5 / spent['metatui']:.1f}×"
    )
    print(
        f"   fixed {fixed:.2f} ms = {fixed / spent['metatui']:.0%} of metatui's time and"
        f" {fixed * asked / fts5:.0%} of what is asked for; {profile.calls:,.0f} calls"
    )
    stages = ", ".join(f"{name} {micros:.0f}" for name, micros in profile.stages.items())
    print(f"   stages in µs: {stages}")
    # Four bytes for the document and one for how often.
    print(
        f"   postings of the words: {profile.postings:,.0f} = {profile.postings * 5 / 1000:,.0f} kB;"
        f" articles found: {profile.found:,.0f}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Build what is not there and print a profile of each kind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000, help="how many made-up articles")
    parser.add_argument("--keep", type=Path, help="where the benchmark keeps the other engines' indexes")
    parser.add_argument("--rounds", type=int, default=5, help="how often each question is asked")
    given = parser.parse_args(arguments)
    corpus = ZipfCorpus(given.articles)
    sample = list(itertools.islice(corpus.articles(), SAMPLE))
    kinds = {kind: asked for kind, asked in Questions(sample).kinds().items() if kind in _ASKED}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in ("metatui", *_OTHERS):
            built_index(name, corpus, folder / name, given.keep)
        make_engine("metatui", folder / "few").build(few_articles(kinds))
        engines = {name: make_engine(name, folder / name) for name in (*_OTHERS, "metatui")}
        engines["few"] = make_engine("metatui", folder / "few")
        for engine in engines.values():
            engine.open()
        gc.collect()
        gc.freeze()
        commit = load(folder / "metatui")
        for kind, questions in kinds.items():
            show(kind, _ASKED[kind], profile(questions, engines, commit.snapshot, given.rounds))


if __name__ == "__main__":
    main()

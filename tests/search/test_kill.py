"""kill -9 at every step of an update: the index is the old one or the new one, and says which."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

# Counts what touches the index folder and dies at the step it is told; the parent looks at what is left.
_SCRIPT = """
import json, os, random, shutil, signal, sys
from pathlib import Path
from metatui.model import Annotations, Article
from metatui.search import SearchIndex, parse

base, folder = Path(sys.argv[1]) / "base", Path(sys.argv[1]) / "index"
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}

def documents(revision, ids):
    return [(Article(id, "title", f"meta revision{revision}"), Annotations()) for id in ids]

def update(index):
    index.update(documents(9, ["a3", "a4", "b0", "b1"]), removed=["a0", "a1"], revision=9)
    index.tidy()

with SearchIndex.open(base, create=True) as index:
    for number in range(9):  # enough small segments for the update to merge them
        index.update(documents(1, [f"a{number}"]), removed=[], revision=1)

def attempt(step, calls=None):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)
    child = os.fork()
    if child == 0:
        index = SearchIndex.open(folder)
        seen = 0
        def hook(event, arguments):
            nonlocal seen
            if event in EVENTS and arguments and str(folder) in str(arguments[0]):
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                seen += 1
        if calls is None:
            sys.addaudithook(hook)
        else:
            # At a call of whatever function: also between two steps that touch the disk.
            sys.setprofile(lambda *_: calls.pop() if calls else os.kill(os.getpid(), signal.SIGKILL))
        update(index)
        sys.setprofile(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)

def state():
    with SearchIndex.open(folder) as index:
        held = {revision: sorted(index.search(parse(f"revision{revision}")).ids) for revision in (1, 9)}
        others = len(list(folder.iterdir())) - 2 * len(index._commit.segments)  # each has two files
        return [index.revision, index.count, held[1], held[9], others]

if len(sys.argv) > 2:
    chance = random.Random(int(sys.argv[2]))
    shutil.copytree(base, folder)
    calls = []
    with SearchIndex.open(folder) as index:
        sys.setprofile(lambda *_: calls.append(None))
        update(index)
        sys.setprofile(None)
    for _ in range(100):
        killed = attempt(None, calls[: chance.randint(1, len(calls))])
        left = state()
        with SearchIndex.open(folder, create=True) as index:
            update(index)
        print(json.dumps([left, state(), killed]), flush=True)
    sys.exit()

step = 0
while attempt(step):
    left = state()
    with SearchIndex.open(folder, create=True) as index:
        update(index)
    print(json.dumps([left, state()]), flush=True)
    step += 1
print(json.dumps([state(), state()]))
"""


OLD = [1, 9, [f"a{number}" for number in range(9)], []]
NEW = [9, 9, ["a2", "a5", "a6", "a7", "a8"], ["a3", "a4", "b0", "b1"]]


def outcomes_of(*arguments: str) -> list[list[list[object]]]:
    """What was left after each kill, and after the update was done once more."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", _SCRIPT, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_an_update_killed_at_any_step_is_done_or_undone(tmp_path: Path) -> None:
    outcomes = outcomes_of(str(tmp_path))
    assert len(outcomes) > 12
    assert all(left[:4] in (OLD, NEW) for left, _ in outcomes)
    assert [left[0] for left, _ in outcomes] == sorted(left[0] for left, _ in outcomes)  # type: ignore[type-var]
    assert {left[0] for left, _ in outcomes} == {1, 9}
    assert all(after[:4] == NEW for _, after in outcomes)
    # What a killed update left lying about is gone after the next one.
    beside_the_segments = outcomes[-1][1][4]
    assert all(after[4] == beside_the_segments for _, after in outcomes), outcomes


def test_an_update_killed_at_any_moment_is_done_or_undone(tmp_path: Path) -> None:
    """A hundred moments, by chance: while articles are added, replaced and removed, and segments merged."""
    outcomes = outcomes_of(str(tmp_path), "1")
    assert len(outcomes) == 100
    assert sum(bool(killed) for *_, killed in outcomes) > 90
    assert all(left[:4] in (OLD, NEW) for left, *_ in outcomes)
    assert {left[0] for left, *_ in outcomes} == {1, 9}
    assert all(after[:4] == NEW for _, after, _ in outcomes)

"""Figures across a library: compared for one article, and all of them in the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from metatui.errors import Cancelled
from metatui.model import FigureCorrection, Progress
from metatui.newsroom import Newsroom

TOLD = {
    "one.md": ("2025-03-01", "Volkswagen employs 680,000 people. Volkswagen cut 4,000 jobs."),
    "two.md": ("2025-03-03", "Volkswagen employs 680,000 people. Volkswagen cut 9,000 jobs."),
    "three.md": ("2023-03-03", "Volkswagen employs 660,000 people. Renault cut 4,000 jobs."),
}


@pytest.fixture
def newsroom(tmp_path: Path, open_newsroom) -> Newsroom:
    folder = tmp_path / "cars"
    folder.mkdir()
    for name, (day, text) in TOLD.items():
        head = f"---\ntitle: {name}\nsource: Wire {name}\npublished: {day}\n---\n\n"
        (folder / name).write_text(f"{head}{text}\n\nMore was not known that day.\n", "utf-8")
    newsroom: Newsroom = open_newsroom(folder)
    newsroom.index()
    return newsroom


def compared(newsroom: Newsroom, name: str) -> dict[str, list[tuple[str, str]]]:
    id = next(head.id for head in newsroom.articles() if head.title == name)
    return {
        one.figure.text: [(other.relation, other.head.title) for other in one.others]
        for one in newsroom.compared_figures(id)
    }


def test_figures_of_one_quantity_are_compared(newsroom: Newsroom) -> None:
    assert compared(newsroom, "one.md") == {
        "680,000": [("agrees", "two.md"), ("before", "three.md")],
        "4,000": [("differs", "two.md")],
    }
    assert compared(newsroom, "three.md") == {"660,000": [("after", "one.md"), ("after", "two.md")]}


def test_a_figure_that_was_hidden_is_not_compared(newsroom: Newsroom) -> None:
    assert "4,000" in compared(newsroom, "one.md")
    id = next(head.id for head in newsroom.articles() if head.title == "two.md")
    wrong = next(figure for figure in newsroom.annotations(id).figures if figure.text == "9,000")
    newsroom.corrections.add(FigureCorrection(wrong.text, wrong.sentence), "library")
    assert "4,000" not in compared(newsroom, "one.md")
    assert all(entry.figure.text != "9,000" for one in newsroom.ledger().quantities for entry in one.entries)


def test_the_ledger_groups_all_figures(newsroom: Newsroom) -> None:
    heard: list[Progress] = []
    ledger = newsroom.ledger(progress=heard.append)
    assert (ledger.looked_through, ledger.total) == (3, 3)
    assert heard[-1].phase == "done"
    groups = {(one.owner, one.measures): [e.figure.text for e in one.entries] for one in ledger.quantities}
    assert groups["Volkswagen", "people"] == ["680,000", "680,000", "660,000"]
    assert groups["Volkswagen", "jobs"] == ["9,000", "4,000"]
    assert groups["Renault", "jobs"] == ["4,000"]
    assert newsroom.ledger(most=1).looked_through == 1
    assert {one.owner for one in newsroom.ledger("renault").quantities} == {"Volkswagen", "Renault"}


def test_the_ledger_can_be_cancelled(newsroom: Newsroom) -> None:
    with pytest.raises(Cancelled):
        newsroom.ledger(is_cancelled=lambda: True)

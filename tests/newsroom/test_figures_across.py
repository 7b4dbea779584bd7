"""Figures across a library: compared for one article, and all of them in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from metatui.errors import Cancelled
from metatui.model import FigureCorrection, Progress
from metatui.newsroom import Newsroom

Tell = Callable[..., Newsroom]
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


@pytest.fixture
def tell(tmp_path: Path, open_newsroom) -> Tell:
    """A library of articles, each with its day and text and a number for its title, indexed."""

    def tell(*articles: tuple[str, str]) -> Newsroom:
        folder = tmp_path / "told"
        folder.mkdir()
        for number, (day, text) in enumerate(articles):
            head = f"---\ntitle: {number}\npublished: {day}\n---\n\n"
            (folder / f"{number}.md").write_text(f"{head}{text}\n\nNobody knew more that day.\n", "utf-8")
        newsroom: Newsroom = open_newsroom(folder)
        newsroom.index()
        return newsroom

    return tell


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


def test_what_is_nobodys_is_compared_where_the_articles_tell_of_one_thing(tell: Tell) -> None:
    newsroom = tell(
        ("2025-04-20", "Inflation was 3.1% in March. A strike may cost €2 million. It hit 45 towns."),
        ("2025-04-22", "Inflation was 3.1 percent in March, Renault said. A strike may cost €2m."),
        ("2025-04-23", "Inflation was 3.4% in March. Renault knew that a strike would cost €2m."),
        ("2025-08-23", "Renault knew that a strike would cost €2m. It hit 45 towns."),
    )
    assert compared(newsroom, "0") == {"3.1%": [("agrees", "1")]}, "nobody is named here"
    assert compared(newsroom, "1") == {"3.1 percent": [("agrees", "0")], "€2m": [("agrees", "2")]}
    assert compared(newsroom, "3") == {}, "it is months later, and 45 towns can be any"
    groups = [[e.head.title for e in one.entries] for one in newsroom.ledger().quantities]
    assert ["1", "0"] in groups
    assert ["3", "2", "1", "0"] in groups, "the ledger says what is given, whenever"
    assert ["3", "0"] not in groups


def test_an_article_that_tells_of_a_change_says_which_was_before(tell: Tell) -> None:
    newsroom = tell(
        ("2025-05-05", "Renault recalled 45,000 cars."),
        ("2025-05-09", "Renault has recalled 60,000 cars, up from 45,000 on Monday."),
        ("2025-05-10", "Renault recalled 60,000 cars."),
    )
    assert compared(newsroom, "0") == {"45,000": [("after", "1"), ("differs", "2")]}
    assert compared(newsroom, "1") == {
        "60,000": [("before", "0"), ("agrees", "2")],
        "45,000": [("after", "2"), ("agrees", "0")],
    }
    assert compared(newsroom, "2") == {"60,000": [("agrees", "1"), ("differs", "0")]}


FLOOD = (
    "The river Tarsk burst its banks on Monday night after a week of rain, and the dam above Ellingen broke. "
    "Mayor Olga Petrin spoke of the worst flood of the valley. The interior ministry sent helicopters. "
)


def test_a_figure_is_told_again_without_its_owner(tell: Tell) -> None:
    newsroom = tell(
        ("2025-05-01", "Renault lost €2.3 billion."),
        ("2025-05-02", "Renault is in trouble. A loss of €2.3bn is no small thing for Renault."),
    )
    assert compared(newsroom, "0") == {"€2.3 billion": [("agrees", "1")]}
    assert compared(newsroom, "1") == {"€2.3bn": [("agrees", "0")]}


def test_tolls_of_one_event_follow_each_other(tell: Tell) -> None:
    newsroom = tell(
        ("2025-07-08", f"{FLOOD}At least 14 people were killed, and 60 are missing."),
        ("2025-07-09", f"{FLOOD}The death toll rose to 23."),
        ("2025-07-09", "A fire in Norrvik killed 19 people. The hall of a furniture maker burned down."),
    )
    assert compared(newsroom, "0") == {"At least 14": [("after", "1")]}
    assert compared(newsroom, "1") == {"23": [("before", "0")]}
    assert compared(newsroom, "2") == {}


def test_what_an_article_says_of_before_needs_no_other(tell: Tell) -> None:
    newsroom = tell(("2025-05-05", "Rates rose to 4.5% from 4.25% in March. Renault lost $5m."))
    (told,) = newsroom.compared_figures(newsroom.articles()[0].id)
    assert told.before is not None
    assert (told.figure.text, told.others, told.before.text) == ("4.5%", (), "4.25%")
    assert told.before.as_of == "2025-03"


def test_the_ledger_can_be_cancelled(newsroom: Newsroom) -> None:
    with pytest.raises(Cancelled):
        newsroom.ledger(is_cancelled=lambda: True)

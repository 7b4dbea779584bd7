"""Folders of articles, and newsrooms on them whose analysis is quick."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from metatui.model import Annotations, Entity, Figure, Mention
from metatui.newsroom import Newsroom

OpenNewsroom = Callable[..., Newsroom]
WriteStory = Callable[..., Path]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Twelve short articles about a bank and a power cut."""
    folder = tmp_path / "Evening News"
    (folder / "more").mkdir(parents=True)
    for number in range(12):
        _write_story(folder, number)
    return folder


@pytest.fixture
def write_story() -> WriteStory:
    """Writes one article into a corpus: write_story(folder, number, extra paragraph)."""
    return _write_story


_TOLD_TWICE = (
    "The auditors of Castell Marine found a leaking reservoir beneath the quarry at Dunmore in the spring.",
    "A glassblower from Elling won the regatta with a varnished dinghy and a borrowed compass.",
    "Beekeepers around Farrow blamed the tannery for the sour honey that reached the almanac.",
    "The orchestra of Halden lost a bassoon, two violas and its sponsor in one winter.",
    "Surveyors near Marlow mapped a tunnel that no archive of the railway had ever mentioned.",
    "The lighthouse keeper of Verne sold his foghorn to a museum of obsolete machinery.",
)


def _write_story(folder: Path, number: int, extra: str = "") -> Path:
    """One article about the bank or, every third time, about the power cut; two at a time share an event."""
    path = (folder / "more" if number % 2 else folder) / f"story-{number:02d}.md"
    if number % 3:
        body = (
            f"Harbour Bank paid ${number}.5 billion for Birch Mutual, the two lenders said on Monday.\n\n"
            f"Jonas Ruiz, who runs Harbour Bank, called the price fair. There are {number + 3},100 employees."
        )
    else:
        body = (
            f"A storm cut power to {number + 40},000 homes along the coast near Port Alder on Sunday.\n\n"
            "The grid operator Lumen Grid said that repairs would take two days at least."
        )
    head = f"title: Story number {number}\nsource: Northern Wire\npublished: 2025-03-{number + 1:02d}"
    told_twice = _TOLD_TWICE[number // 2 % len(_TOLD_TWICE)]
    path.write_text(f"---\n{head}\n---\n\n{body}\n\n{told_twice}\n\n{extra}\n", encoding="utf-8")
    return path


@pytest.fixture
def quick_analysis(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the analysis by one that knows four names and dollars; returns the titles it has seen."""
    asked: list[str] = []

    def annotate(
        text: str, *, title: str = "", careful: bool = True, published: datetime | None = None
    ) -> Annotations:
        asked.append(title)
        entities = []
        for name in ("Harbour Bank", "Birch Mutual", "Jonas Ruiz", "Lumen Grid"):
            found = tuple(Mention(*match.span(), name) for match in re.finditer(name, text))
            if found:
                kind = "person" if name == "Jonas Ruiz" else "organisation"
                entities.append(Entity(name, kind, salience=len(found) / 10, mentions=found))  # type: ignore[arg-type]
        figures = tuple(
            Figure(
                *match.span(), match[0], "money", float(match[1]) * 1e9, float(match[1]) * 1e9, currency="USD"
            )
            for match in re.finditer(r"\$(\d+\.\d) billion", text)
        )
        return Annotations(tuple(sorted(entities, key=lambda entity: -entity.salience)), figures)

    monkeypatch.setattr("metatui.newsroom.analysing.annotate", annotate)
    return asked


@pytest.fixture
def open_newsroom(tmp_path: Path) -> Iterator[OpenNewsroom]:
    """Opens newsrooms whose data and cache lie in the test's own folder, and closes them."""
    opened: list[Newsroom] = []

    def open_one(library: Path | list[Path] | None = None) -> Newsroom:
        newsroom = Newsroom.open(library, data_dir=tmp_path / "data", cache_dir=tmp_path / "cache")
        opened.append(newsroom)
        return newsroom

    yield open_one
    for newsroom in opened:
        newsroom.close()

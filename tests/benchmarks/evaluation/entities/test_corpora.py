"""The held-out corpora as texts: names where they stand, and what is not sure not counted."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from scripts.entities.corpora import HELD_OUT

from benchmarks.evaluation.entities import corpora
from metatui.model import Annotations, Entity, Mention

ROWS = "Mara\tB-PER\nVoss\tI-PER\nof\tO\nAlder\tB-ORG\nread\tO\nMid-Day\tB-MISC\n,\tO\nthen\tO\nleft\tO\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for corpus in HELD_OUT:
        rows = ROWS if corpus.name == "re-docred-test" else ""
        (tmp_path / f"{corpus.name}.conll.gz").write_bytes(gzip.compress(rows.encode()))
    return tmp_path


def test_a_text_has_the_names_of_its_sentences(folder: Path) -> None:
    [found] = corpora.read_texts(folder)
    text = found.article.text
    assert text == "Mara Voss of Alder read Mid-Day, then left."
    names = {text[slice(*span)]: kind for span, (kind, _) in found.article.mentions.items()}
    assert names == {"Mara Voss": "person", "Alder": "organisation"}
    assert [text[slice(*span)] for span in found.unsure] == ["Mid", "-", "Day"]


def test_what_the_corpus_does_not_say_is_not_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def entity(name: str, kind: str, start: int) -> Entity:
        return Entity(name, kind, mentions=(Mention(start, start + len(name), name),))  # type: ignore[arg-type]

    found = Annotations(
        (entity("Mara Voss", "person", 0), entity("Alder", "place", 13), entity("Mid-Day", "product", 24))
    )
    monkeypatch.setattr(corpora, "SYSTEMS", {"ours": lambda: lambda _: found})
    results = corpora.measure(folder)
    scores = results["systems"]["ours"]
    assert scores["re-docred-test"] == pytest.approx(0.5)
    assert (scores["person"], scores["place"], scores["organisation"], scores["product"]) == (1, 0, 0, None)
    corpora.show(results)
    assert "re-docred-test" in capsys.readouterr().out

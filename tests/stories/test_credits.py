"""Names that only say where a report comes from, and places: what does not make a story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from metatui.model import Annotations, Article
from metatui.stories import StoryIndex
from metatui.stories.credits import credit_keys

Document = tuple[Article, Annotations]
_DAY = datetime(2025, 3, 4, tzinfo=UTC)
_BANK = (
    "DUBLIN (Reuters) - Kerrin Bank of Ireland cut 300 clerks and shut nine branches on Tuesday.\n"
    "“Customers moved to telephones,” its treasurer told Reuters. Kerrin Bank has depositors in Ireland."
)
_DAIRY = (
    "CORK (Reuters) - Glenmoy Dairy recalled soft cheese after listeria was found in a vat on Tuesday.\n"
    "“Our cheesemakers are gutted,” its founder told Reuters. Glenmoy Dairy exports butter from Ireland."
)


def relations(folder: Path, gold: list[Any], *documents: Document) -> dict[str, Any]:
    """The relations of the first of the documents in a library with the gold articles, by id."""
    by_id = {one.article.id: (one.article, one.annotations) for one in gold}
    by_id |= {document[0].id: document for document in documents}
    index = StoryIndex.open(folder / "stories", create=True)
    index.update(by_id.values(), revision=1)
    return {found.id: found for found in index.related(*documents[0], load=by_id.__getitem__)}


@pytest.mark.parametrize("kind", ["organisation", "place", "other"])
@pytest.mark.parametrize("source", [None, "Reuters", "reuters.com"])
def test_an_agency_connects_no_two_companies(
    tmp_path: Path, gold: list[Any], make_document: Callable[..., Document], kind: str, source: str | None
) -> None:
    named = (("organisation", "Reuters", ()), ("place", "Ireland", ()))
    bank = make_document("bank", _BANK, published=_DAY, entities=[*named, (kind, "Kerrin Bank", ())])
    dairy = make_document("dairy", _DAIRY, published=_DAY, entities=[*named, (kind, "Glenmoy Dairy", ())])
    documents = [(replace(article, source=source), notes) for article, notes in (bank, dairy)]
    found = relations(tmp_path, gold, *documents).get("dairy")
    if found is not None:
        assert found.kind == "background"
        assert not [reason for reason in found.reasons if "Reuters" in reason.text]


def test_an_agency_that_nobody_marked_is_no_shared_word_either(
    tmp_path: Path, gold: list[Any], make_document: Callable[..., Document]
) -> None:
    text = "The badger sett near Orchid Meadow collapsed, Associated Press reports. Badgers fled the sett."
    one = make_document("one", text, published=_DAY)
    other = make_document("other", "Associated Press reports: " + text, published=_DAY)
    found = relations(tmp_path, gold, one, other)["other"]
    assert found.kind == "same event"
    assert "Press" not in str([reason.text for reason in found.reasons])


def test_the_own_source_is_no_reason(
    tmp_path: Path, gold: list[Any], make_document: Callable[..., Document]
) -> None:
    text = (
        "The badger sett near Orchid Meadow collapsed, the Hollin Gazette has learnt. Badgers fled the sett."
    )
    entities = [("organisation", "Hollin Gazette", ())]
    article, notes = make_document("one", text, published=_DAY, entities=entities)
    other = make_document("other", text, published=_DAY, entities=entities)
    for source, is_reason in (("Elsewhere Post", True), ("The Hollin Gazette", False)):
        folder = tmp_path / source
        found = relations(folder, gold, (replace(article, source=source), notes), other)["other"]
        assert ("Hollin Gazette" in [reason.text for reason in found.reasons]) == is_reason


def test_places_alone_are_no_event(
    tmp_path: Path, gold: list[Any], make_document: Callable[..., Document]
) -> None:
    places = [("place", name, ()) for name in ("Ireland", "Kilbarra", "Lough Deel", "Ardmoyle")]
    one = make_document(
        "one", "Kilbarra, Lough Deel and Ardmoyle in Ireland elect a mayor.", published=_DAY, entities=places
    )
    other = make_document(
        "other", "Ardmoyle, Lough Deel, Kilbarra: Ireland swelters.", published=_DAY, entities=places
    )
    found = relations(tmp_path, gold, one, other).get("other")
    assert found is None or found.kind == "background"


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("The Hollin Gazette", "hollin gazette"),
        ("www.bbc.co.uk", "bbc"),
        ("BBC News", "bbc"),
        ("BBC", "bbc news"),
    ],
)
def test_a_source_is_known_by_its_names(source: str, key: str) -> None:
    assert key in credit_keys(Article("1", "", "", source=source))
    assert key not in credit_keys(Article("1", "", ""))

"""The entities of several articles as one list."""

import pytest

from metatui.cli.merging import merge_entities
from metatui.model import Entity, Mention


def _entity(name: str, kind: str, mentions: int, salience: float, **fields: object) -> Entity:
    places = tuple(Mention(i, i + 1, "x") for i in range(mentions))
    return Entity(name, kind, salience=salience, mentions=places, **fields)  # type: ignore[arg-type]


def test_an_entity_is_one_under_its_name_and_kind() -> None:
    merged = merge_entities(
        [
            ("a", [_entity("Meta", "organisation", 3, 0.8, aliases=("Meta Platforms",))]),
            ("b", [_entity("Meta", "organisation", 2, 0.4, aliases=("the company",), role="owner")]),
            ("c", [_entity("Meta", "product", 1, 0.3)]),
            ("d", []),
        ]
    )
    meta, product = merged
    assert (meta.articles, meta.mention_count) == (["a", "b"], 5)
    assert meta.aliases == ["Meta Platforms", "the company"]
    assert meta.role == "owner"
    assert meta.salience == pytest.approx(0.3)
    assert (product.kind, product.articles) == ("product", ["c"])


def test_nothing_to_merge() -> None:
    assert merge_entities([]) == []

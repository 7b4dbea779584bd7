"""Whose a figure is where the name stands beside it, or where it shares it with another figure."""

from __future__ import annotations

import pytest

from metatui.analysis.figures import assign_owners, find_figures
from metatui.model import Entity, EntityKind, Mention


def owners(text: str, **names: EntityKind) -> dict[str, str | None]:
    """The owner of each figure of a text; the names are given with _ for blanks."""
    entities = []
    for spelled, kind in names.items():
        name = spelled.replace("_", " ")
        starts = [at for at in range(len(text)) if text.startswith(name, at)]
        entities.append(
            Entity(name, kind, mentions=tuple(Mention(at, at + len(name), name) for at in starts))
        )
    return {figure.text: figure.owner for figure in assign_owners(find_figures(text), entities, text)}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        # Age and rank.
        ("Vera Solano, 52, leads the party.", {"Vera_Solano": "person"}, {"52": "Vera Solano"}),
        ("The 19-year-old Ida Brandt won.", {"Ida_Brandt": "person"}, {"19-year-old": "Ida Brandt"}),
        (
            "Morrow, the country's third-largest brewer, shut a plant.",
            {"Morrow": "organisation"},
            {"third-largest": "Morrow"},
        ),
        (
            "Morrow is the second-biggest brewer.",
            {"Morrow": "organisation"},
            {"second-biggest": "Morrow"},
        ),
        # Fines.
        (
            "A court fined Harlan Foods $12 million.",
            {"Harlan_Foods": "organisation"},
            {"$12 million": "Harlan Foods"},
        ),
        # The verb is left out.
        (
            "Corvin has 300 shops and Dalton 4,500.",
            {"Corvin": "organisation", "Dalton": "organisation"},
            {"300": "Corvin", "4,500": "Dalton"},
        ),
        (
            "Corvin's profit was €3m, that of Dalton €5m.",
            {"Corvin": "organisation", "Dalton": "organisation"},
            {"€3m": "Corvin", "€5m": "Dalton"},
        ),
        # The verb is the figure.
        ("Harlan doubled its output.", {"Harlan": "organisation"}, {"doubled": "Harlan"}),
        # Both ends, and the same said twice.
        (
            "Morrow posted sales of $4.1 billion, up from $3.8 billion.",
            {"Morrow": "organisation"},
            {"$4.1 billion": "Morrow", "$3.8 billion": "Morrow"},
        ),
        (
            "Morrow earned $40 million, or 12 cents a share.",
            {"Morrow": "organisation"},
            {"$40 million": "Morrow", "12 cents a share": "Morrow"},
        ),
        (
            "Corvin sold 800 boats in May, up 6% from a year before.",
            {"Corvin": "organisation"},
            {"800": "Corvin", "6%": "Corvin"},
        ),
        # Plans, lists, what is done before something else.
        ("Corvin expects to hire 90 people.", {"Corvin": "organisation"}, {"90": "Corvin"}),
        ("Corvin plans three docks and 40 km of track.", {"Corvin": "organisation"}, {"40 km": "Corvin"}),
        (
            "Shares in Corvin fell 3% before recovering to €8.",
            {"Corvin": "organisation"},
            {"3%": "Corvin", "€8": "Corvin"},
        ),
        (
            "Ole Lind, the head of Corvin, bought 500 shares.",
            {"Ole_Lind": "person", "Corvin": "organisation"},
            {"500": "Ole Lind"},
        ),
        # Nobody's.
        ("Corvin and its partners will build four dams.", {"Corvin": "organisation"}, {"four": None}),
        (
            "Corvin will merge with Dalton in a deal valued at £2 billion.",
            {"Corvin": "organisation", "Dalton": "organisation"},
            {"£2 billion": None},
        ),
        ("Analysts at Corvin said that 40 firms had failed.", {"Corvin": "organisation"}, {"40": None}),
    ],
)
def test_owners(text: str, names: dict[str, EntityKind], expected: dict[str, str | None]) -> None:
    found = owners(text, **names)
    assert {words: found[words] for words in expected} == expected

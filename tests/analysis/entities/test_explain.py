"""Why names are taken for entities."""

from __future__ import annotations

from metatui.analysis import annotate, explain_entity
from metatui.model import Entity, Explanation, Mention

TEXT = (
    "Alexandr Wang leaves Scale AI for a new laboratory of Meta, the company said on Monday.\n\n"
    "Wang, 28, founded Scale AI. The International Office of Harbour Pilots (IOHP) hired Sarah Feltwick.\n\n"
    "Feltwick told reporters that the IOHP would wait. Wang did not answer."
)


def _explained(name: str) -> tuple[Entity, Explanation]:
    entity = next(
        entity
        for entity in annotate(TEXT, title="Wang leaves", careful=False).entities
        if entity.name == name
    )
    explanation = explain_entity(TEXT, entity, title="Wang leaves")
    assert explanation is not None
    return entity, explanation


def test_a_known_name_and_its_surname() -> None:
    entity, explanation = _explained("Alexandr Wang")
    assert explanation.rules[0].startswith("Alexandr Wang is in the list of known names, ")
    assert "named 3 times in 3 of 3 paragraphs" in explanation.rules[1]
    assert "and in the headline" in explanation.rules[1]
    assert f"salience {entity.salience:.2f}" in explanation.rules[1]
    assert [(part.text, part.what, part.gave) for part in explanation.parts] == [
        ("Alexandr Wang", "name", "Alexandr Wang"),
        ("Wang", "surname", "Alexandr Wang"),
    ]
    assert (explanation.parts[1].rule or "").endswith(", 2 times")


def test_every_entity_is_explained_by_places_of_its_own() -> None:
    for entity in annotate(TEXT, title="Wang leaves", careful=False).entities:
        explanation = explain_entity(TEXT, entity, title="Wang leaves")
        assert explanation is not None, entity.name
        spans = {(mention.start, mention.end) for mention in entity.mentions}
        assert explanation.parts
        assert {(part.start, part.end) for part in explanation.parts} <= spans
        for part in explanation.parts:
            assert TEXT[part.start : part.end] == part.text


def test_an_unknown_name_is_told_by_its_form_and_its_initials_by_its_letters() -> None:
    _, explanation = _explained("Sarah Feltwick")
    assert "list of known names" not in explanation.rules[0]
    assert "a person" in explanation.rules[0]
    assert [part.what for part in explanation.parts] == ["name", "surname"]
    _, explanation = _explained("International Office of Harbour Pilots")
    assert [part.what for part in explanation.parts] == ["name", "initials"]


def test_what_the_rules_do_not_find_is_not_explained() -> None:
    assert explain_entity(TEXT, Entity("Nobody", "person", mentions=(Mention(0, 1, "A"),))) is None
    wang = Entity("Alexandr Wang", "place", mentions=(Mention(0, 13, "Alexandr Wang"),))
    assert explain_entity(TEXT, wang) is None
    assert explain_entity("", wang) is None

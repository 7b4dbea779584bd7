"""Which of two readings is believed."""

from __future__ import annotations

from metatui.analysis.entities.document import Document, read_document
from metatui.analysis.entities.knowledge import Known
from metatui.analysis.entities.lexicon import load_lexicon
from metatui.analysis.entities.tagger import Tagged
from metatui.analysis.entities.transformer.combining import combine
from metatui.analysis.entities.transformer.decoding import Named
from metatui.analysis.entities.transformer.labels import KINDS

TEXT = "On Monday Mara Lindqvist left Tolvane Systems of Norway. Shares of Tolvane Systems fell."
PERSON, ORGANISATION, PLACE = (KINDS.index(kind) for kind in ("person", "organisation", "place"))


def document() -> Document:
    return read_document(TEXT, "", load_lexicon())


def at(words: str) -> tuple[int, int]:
    found = document()
    parts = words.split()
    begin = next(i for i in range(len(found)) if found.words[i : i + len(parts)] == parts)
    return begin, begin + len(parts)


def named(words: str, kind: int, score: float) -> Named:
    return Named(*at(words), kind, score)


def shown(by_rules: list[Tagged], read: list[Named]) -> list[tuple[str, str | None]]:
    found = document()
    return [
        (" ".join(found.words[name.begin : name.end]), name.kind) for name in combine(found, by_rules, read)
    ]


def test_a_form_of_address_is_no_part_of_a_name() -> None:
    text = "Mr Quill spoke. Dr. Quill of the Dr Oetker works spoke too."
    found = read_document(text, "", load_lexicon())
    read = [Named(0, 2, PERSON, 0.9), Named(found.words.index("Dr."), found.words.index("of"), PERSON, 0.9)]
    assert [found.words[name.begin : name.end] for name in combine(found, [], read)] == [["Quill"], ["Quill"]]


def test_what_the_network_alone_is_certain_of_is_added_everywhere() -> None:
    assert shown([], [named("Tolvane Systems", ORGANISATION, 0.95)]) == [
        ("Tolvane Systems", "organisation"),
        ("Tolvane Systems", "organisation"),
    ]
    assert shown([], [named("Tolvane Systems", ORGANISATION, 0.3)]) == []
    assert shown([], [named("Monday", PERSON, 0.99)]) == [], "a weekday is no name"


def test_a_certain_network_changes_the_kind_but_not_that_of_a_known_name() -> None:
    guessed = Tagged(*at("Mara Lindqvist"), "place", sure=False)
    assert shown([guessed], [named("Mara Lindqvist", PERSON, 0.97)]) == [("Mara Lindqvist", "person")]
    guessed = Tagged(*at("Mara Lindqvist"), "place", sure=False)
    assert shown([guessed], [named("Mara Lindqvist", PERSON, 0.5)]) == [("Mara Lindqvist", "place")]
    known = Tagged(*at("Norway"), "place", Known("Norway", "place"))
    assert shown([known], [named("Norway", PERSON, 0.99)]) == [("Norway", "place")]


def test_a_longer_name_takes_the_place_of_a_shorter_one() -> None:
    part = Tagged(*at("Tolvane"), "place")
    assert shown([part], [named("Tolvane Systems", ORGANISATION, 0.95)])[0] == (
        "Tolvane Systems",
        "organisation",
    )
    part = Tagged(*at("Tolvane"), "place")
    assert shown([part], [named("Tolvane Systems", ORGANISATION, 0.6)])[0] == ("Tolvane", "place")


def test_two_sure_names_are_not_made_one() -> None:
    firm, country = Tagged(*at("Tolvane Systems"), "organisation"), Tagged(*at("Norway"), "place")
    read = [named("Tolvane Systems of Norway", ORGANISATION, 0.99)]
    found = shown([firm, country], read)
    assert found[:2] == [("Tolvane Systems", "organisation"), ("Norway", "place")]


def test_what_the_rules_only_guessed_needs_the_network() -> None:
    guessed = Tagged(*at("Shares"), "organisation", sure=False)
    assert shown([guessed], []) == []
    sure = Tagged(*at("Mara Lindqvist"), "person")
    assert shown([sure], []) == [("Mara Lindqvist", "person")]


def test_one_name_has_one_kind_in_an_article() -> None:
    found = document()
    places = [i for i in range(len(found)) if found.words[i] == "Tolvane"]
    read = [
        Named(places[0], places[0] + 2, ORGANISATION, 0.9),
        Named(places[1], places[1] + 2, PLACE, 0.7),
    ]
    assert {name.kind for name in combine(found, [], read)} == {"organisation"}

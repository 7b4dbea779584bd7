"""Firms, bodies and places that share their words: what stands around them tells which is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from metatui.model import Entity

Find = Callable[..., dict[str, Entity]]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The line is run by MTN Ghana from Accra.", "MTN Ghana", "organisation"),
        ("A note from HSBC Malaysia said so.", "HSBC Malaysia", "organisation"),
        ("It hired Corvo Capital Markets for the sale.", "Corvo Capital Markets", "organisation"),
        ("The plant belongs to Kestrel Electric Power.", "Kestrel Electric Power", "organisation"),
        ("The Lena Hartog Quintet played until midnight.", "Lena Hartog Quintet", "organisation"),
        ("He was charged under the Sale of Goods Act.", "Sale of Goods Act", "other"),
        ("Trams run from Ketu to Abule Egba all day.", "Ketu", "place"),
        ("Roads near Kyoto, Maizuru and Ayabe were shut.", "Ayabe", "place"),
        ("In the evening Rob Fletcher wept.", "Rob Fletcher", "person"),
        ("It was opened by NASA Administrator Lena Hartog.", "Lena Hartog", "person"),
        ("The Nasdaq 1.2% and the Dow were down.", "Nasdaq", "organisation"),
        ("It sued Tolvane Minerals in Perth.", "Tolvane Minerals", "organisation"),
        ("It hired the Lagos-based Chapel Hill Denham for the sale.", "Chapel Hill Denham", "organisation"),
        ("They won at the Estadio Nuevo Mirador on Friday.", "Estadio Nuevo Mirador", "place"),
        ("Water ran over the Magat dam.", "Magat", "place"),
        ("He leads the far-right Vatra movement.", "Vatra", "organisation"),
        ("It is sold under the name Kofrelief in Accra.", "Kofrelief", "product"),
        ("Its link, an interposer called Beacon 1, is new.", "Beacon 1", "product"),
        ("He is the maker of Peppa noodles.", "Peppa", "product"),
        ("Its ship, the Deep Horizon II, left.", "Deep Horizon II", "product"),
        ("Geologist Sólveig Tumi Hallsdóttir left early.", "Sólveig Tumi Hallsdóttir", "person"),
        ("Planes from El Dorado airport were late.", "El Dorado", "place"),
        ("It runs the Svartsengi power plant.", "Svartsengi", "place"),
        ("Work stopped at Lumwana, 220 km west of Solwezi, on Sunday.", "Lumwana", "place"),
        ("A group calling itself Pale Heron was behind it.", "Pale Heron", "organisation"),
        ("Organisers Tennis Canada said so.", "Tennis Canada", "organisation"),
        ("It is heated by HS Skarn from the hills.", "HS Skarn", "organisation"),
        ("The mine belongs to Kansai Resources of Osaka.", "Kansai Resources", "organisation"),
        ("Favourite Jasper van Hout fell.", "Jasper van Hout", "person"),
        ("On Sunday Briton Daniel Okafor won.", "Daniel Okafor", "person"),
        ("It backs the Medicines for Leprosy Venture.", "Medicines for Leprosy Venture", "organisation"),
        ("They rode over the Carrefour de l'Arbre.", "Carrefour de l'Arbre", "other"),
        ("The quake struck near Antofagasta.", "Antofagasta", "place"),
        ("A quake struck 20 km north of Antofagasta, Chile.", "Antofagasta", "place"),
        ("Antofagasta has a port. The port of Antofagasta was shut.", "Antofagasta", "place"),
        ("Antofagasta said so. Its mine is in Chile.", "Antofagasta", "organisation"),
        ("Shares of Antofagasta fell in London.", "Antofagasta", "organisation"),
        ("The fire in Santander burnt on.", "Santander", "place"),
        ("Profits at the lender Santander rose.", "Santander", "organisation"),
        ("Santos said so on Monday.", "Santos", "organisation"),
        (
            "The United States Geological Survey said so.",
            "United States Geological Survey",
            "organisation",
        ),
        ("The United States Coast Guard came.", "United States Coast Guard", "organisation"),
        ("The British Geological Survey said so.", "British Geological Survey", "organisation"),
        ("Zoë Ångström won the race in Oslo.", "Zoë Ångström", "person"),
        ("A barrel of Brent was dearer on Friday.", "Brent", "product"),
    ],
)
def test_kinds(find: Find, text: str, name: str, kind: str) -> None:
    found = find(text)
    assert name in found, sorted(found)
    assert found[name].kind == kind


def test_a_quarter_is_no_name(find: Find) -> None:
    assert find("Sales grew in Q3 and again in Q4 2025, and H1 may be better.") == {}


def test_a_town_is_the_firm_that_begins_with_it_where_a_firm_is_meant(find: Find) -> None:
    text = "Norfolk Southern cut its outlook. Shares of Norfolk fell, and Norfolk’s chief executive resigned."
    assert [len(one.mentions) for one in find(text).values()] == [3]
    found = find("Norfolk Southern will close its yard in Norfolk, where 300 people work.")
    assert {one.kind for one in found.values()} == {"organisation", "place"}


def test_shares_in_a_firm_are_in_no_place(find: Find) -> None:
    found = find("Orsted Nordic cut jobs. Shares in Orsted fell. Orsted Nordic said so.")
    assert all(one.kind == "organisation" for one in found.values())


def test_an_acronym_given_for_a_name_is_the_same(find: Find) -> None:
    text = "The Kumasi Urban Roads Authority, known as KURA, was late. KURA said it was sorry."
    (body,) = find(text).values()
    assert (body.name, body.aliases) == ("Kumasi Urban Roads Authority", ("KURA",))


def test_another_case_is_no_alias(find: Find) -> None:
    (magazine,) = find("WIRED had the story. Wired then had another, said Wired.").values()
    assert (magazine.name, magazine.aliases, len(magazine.mentions)) == ("Wired", (), 3)


def test_a_written_out_form_stays_where_it_is_never_left_away(find: Find) -> None:
    assert "Tolvane Dredging Corporation" in find("It was dug by the Tolvane Dredging Corporation.")
    both = find("It was dug by Tolvane Dredging Corporation. Later Tolvane Dredging denied it.")
    assert both["Tolvane Dredging"].aliases == ("Tolvane Dredging Corporation",)


def test_a_firm_that_only_opens_sentences(find: Find) -> None:
    text = "Lumenor, a start-up in Taipei, raised money.\n\nLumenor, which employs many, lost some."
    found = find(text)
    assert (found["Lumenor"].kind, len(found["Lumenor"].mentions)) == ("organisation", 2)


def test_clubs_by_their_last_word(find: Find) -> None:
    found = find(
        "Deportivo Palmar beat holders Atlético Boqueirão. Fans of Palmar sang;"
        " Boqueirão coach Renato Paz left."
    )
    assert {"Deportivo Palmar", "Atlético Boqueirão"} <= set(found)
    assert found["Deportivo Palmar"].aliases == ("Palmar",)


def test_initials_of_a_body_are_the_body(find: Find) -> None:
    text = "Copper rose on the London Metal Exchange. Stocks in LME warehouses fell."
    assert find(text)["London Metal Exchange"].aliases == ("LME",)


def test_a_word_before_gold_is_no_football_club(find: Find) -> None:
    assert "Celtic" not in find("Thieves took 400 Celtic gold coins from the town.")
    assert (
        find("Rangers beat Celtic 2-0, and Celtic manager Ana Ferro left.")["Celtic"].kind == "organisation"
    )

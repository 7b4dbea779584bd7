"""One entity under one name, and only then."""

from __future__ import annotations

from collections.abc import Callable

from metatui.model import Entity

Find = Callable[..., dict[str, Entity]]


def test_a_surname_is_the_full_name(find: Find) -> None:
    found = find("Grace Wanjiru spoke. Later Wanjiru left; Ms. Wanjiru’s deputy stayed.")
    assert list(found) == ["Grace Wanjiru"]
    assert [m.text for m in found["Grace Wanjiru"].mentions] == ["Grace Wanjiru", "Wanjiru", "Wanjiru"]
    assert found["Grace Wanjiru"].aliases == ("Wanjiru",)


def test_a_surname_of_two_people_stays_apart(find: Find) -> None:
    found = find(
        "Josephine Gower died. Her son, Hayden Gower, was there. A friend confirmed that Gower died."
    )
    assert {"Josephine Gower", "Hayden Gower", "Gower"} <= set(found)


def test_a_family_name_that_comes_first(find: Find) -> None:
    assert [m.text for m in find("Wang Chuanfu spoke. Wang smiled.")["Wang Chuanfu"].mentions] == [
        "Wang Chuanfu",
        "Wang",
    ]
    assert len(find("Kim Hong-il, a lawyer, spoke. Kim smiled.")["Kim Hong-il"].mentions) == 2


def test_particles_belong_to_the_surname(find: Find) -> None:
    found = find(
        "Femke de Boer agreed. “Yes,” De Boer said. Ursula von der Leyen and von der Leyen’s aides left."
    )
    assert found["Femke de Boer"].aliases == ("De Boer",)
    assert found["Ursula von der Leyen"].aliases == ("von der Leyen",)


def test_firms_lose_their_legal_form(find: Find) -> None:
    found = find(
        "Northwind Security Inc. failed. Northwind apologised. It sued Meta Platforms Inc. and Meta’s owner."
    )
    assert found["Northwind Security"].aliases == ("Northwind Security Inc.", "Northwind")
    assert found["Meta"].aliases == ("Meta Platforms Inc.",)


def test_acronyms_in_brackets_and_by_initials(find: Find) -> None:
    found = find(
        "The Savanna Trade Institute (STI) said no. The STI was asked. The European Central Bank and"
        " the ECB agree."
    )
    assert len(found["Savanna Trade Institute"].mentions) == 3
    assert len(found["European Central Bank"].mentions) == 2
    assert find("The Disaster Relief Authority, known as DRA, came. The DRA left.")[
        "Disaster Relief Authority"
    ].aliases == ("DRA",)


def test_former_names(find: Find) -> None:
    found = find("Its project Libra, later renamed Diem, was abandoned. Diem died.")
    assert found["Diem"].aliases == ("Libra",)
    found = find("Brightwater Energy Group, formerly Coalport Mining Group, sold it.")
    assert found["Brightwater Energy Group"].aliases == ("Coalport Mining Group",) or len(found) == 1


def test_known_names_are_shown_as_written_and_canonical_aside(find: Find) -> None:
    found = find("The Fed, the UN and Zuckerberg were named; Trump was not.")
    assert {name: entity.aliases for name, entity in found.items()} == {
        "Fed": ("Federal Reserve",),
        "United Nations": ("UN",),
        "Zuckerberg": ("Mark Zuckerberg",),
        "Trump": ("Donald Trump",),
    }


def test_roles(find: Find) -> None:
    found = find(
        "Alexandr Wang, chief AI officer of the unit, spoke. Meta's chief executive, Mark Zuckerberg, did. "
        "Surfside Mayor Charles Burkett, 52, agreed with analyst Uday Cheruvu. "
        "Marcus Guara, 52, his wife Ana Guara, 42, and others were there. Mr. Petar Vukovic left."
    )
    assert found["Alexandr Wang"].role == "chief AI officer of the unit"
    assert found["Mark Zuckerberg"].role == "Meta's chief executive"
    assert found["Charles Burkett"].role == "Surfside Mayor"
    assert found["Uday Cheruvu"].role == "analyst"
    assert found["Marcus Guara"].role is None
    assert found["Petar Vukovic"].role is None


def test_a_role_that_opens_the_sentence(find: Find) -> None:
    found = find(
        "The chairman of Castrel Materials, Erik Lindholm, said no. In the town of Elling, Mara Quill spoke. "
        "The former head of the plant in Elling, Petra Lund, left. The price of iron, Ole Berg said, rose."
    )
    assert found["Erik Lindholm"].role == "chairman of Castrel Materials"
    assert found["Petra Lund"].role == "former head of the plant in Elling"
    assert found["Mara Quill"].role is None
    assert found["Ole Berg"].role is None


def test_a_word_that_nobody_knows_is_the_firm_that_is_named_in_full(find: Find) -> None:
    found = find("Orvane Group bought a mill. Orvane's debt rises. The people of Orvane Group like Orvane.")
    assert [mention.text for mention in found["Orvane Group"].mentions][-1] == "Orvane"
    assert "Orvane" not in found


def test_a_surname_that_only_a_firm_bears_is_the_firm(find: Find) -> None:
    found = find("A jury told the firm to pay Norwood Labs. Norwood had sought more. Norwood fell.")
    texts = [mention.text for mention in found["Norwood Labs"].mentions]
    assert texts == ["Norwood Labs", "Norwood", "Norwood"]
    found = find("Kate Norwood runs Norwood Labs. Norwood said that it grows.")
    assert [mention.text for mention in found["Kate Norwood"].mentions] == ["Kate Norwood", "Norwood"]


def test_a_given_name_of_wherever_is_the_person(find: Find) -> None:
    found = find("Mr. Xolandi Nkosi will lead the ports. Xolandi knows freight, they said of Xolandi Nkosi.")
    assert "Xolandi" not in found


def test_a_form_of_address_tells_two_people_apart(find: Find) -> None:
    found = find("Governor Omar Sato spoke. Dr Helen Sato, a surgeon, came. Dr Sato said so. Sato left.")
    assert [mention.text for mention in found["Helen Sato"].mentions] == ["Helen Sato", "Sato"]
    assert len(found["Sato"].mentions) == 1


def test_whoever_is_called_mr_before_anybody_of_that_name_is_another(find: Find) -> None:
    found = find("The chair Mr Lindholm said so. Anna Lindholm of Brodie Capital was not there.")
    assert {"Lindholm", "Anna Lindholm"} <= set(found)
    found = find("Anna Lindholm of Brodie Capital was there. Ms Lindholm said so.")
    assert "Lindholm" not in found


def test_salience_follows_the_subject(find: Find) -> None:
    text = (
        "Northwind Security failed on Friday.\n\nNorthwind apologised. Its rival Brindle Bank watched.\n\n"
        "Northwind will review it.\n\nAnalysts at Harbourside Capital were calm."
    )
    found = find(text, title="Northwind Security failed")
    assert next(iter(found)) == "Northwind Security"
    assert all(0 <= entity.salience <= 1 for entity in found.values())
    values = [entity.salience for entity in found.values()]
    assert values == sorted(values, reverse=True)
    assert found["Northwind Security"].salience > 2 * found["Harbourside Capital"].salience


def test_a_former_name_of_unclear_kind_is_the_same_firm(find: Find) -> None:
    found = find(
        "Halden Robotics, formerly Nordlys Automation, opened a plant. Nordlys Automation made pumps."
    )
    assert list(found) == ["Halden Robotics"]
    assert found["Halden Robotics"].kind == "organisation"
    assert len(found["Halden Robotics"].mentions) == 3


def test_a_later_name_is_the_name(find: Find) -> None:
    found = find("It was founded as Blue Kestrel Labs and later renamed Kestrel Energy. Kestrel Energy grew.")
    assert found["Kestrel Energy"].aliases == ("Blue Kestrel Labs",)


def test_a_former_name_of_another_known_kind_stays_apart(find: Find) -> None:
    assert {"Paris", "Halden Robotics"} <= set(find("Halden Robotics, formerly Paris, opened a plant."))


def test_plain_people_in_the_plural_own_a_body(find: Find) -> None:
    found = find(
        "The Harbour Workers' Congress met the Bakers’ Union in Durban. Few saw the Bakers’ Tuesday."
    )
    assert set(found) == {"Harbour Workers' Congress", "Bakers' Union", "Durban"}

"""Which words are names, where they begin and end, and of what kind."""

from __future__ import annotations

import pytest

from metatui.analysis.entities import find_entities


def mentions(text: str) -> set[tuple[str, str]]:
    return {(m.text, e.kind) for e in find_entities(text) for m in e.mentions}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "A unit was renamed Meta Superintelligence Labs in June.",
            "Meta Superintelligence Labs",
            "organisation",
        ),
        ("Analysts at Bank of America were split.", "Bank of America", "organisation"),
        ("It was first reported by The New York Times.", "The New York Times", "organisation"),
        ("The office is in Menlo Park, near the bay.", "Menlo Park", "place"),
        (
            "She teaches at the University of California, Berkeley.",
            "University of California, Berkeley",
            "organisation",
        ),
        ("The proposal by Ursula von der Leyen failed.", "Ursula von der Leyen", "person"),
        ("A letter from Xi Jinping arrived.", "Xi Jinping", "person"),
        ("Shares fell, said analysts at Cantor on Friday.", "Cantor", "organisation"),
        ("He manages money at Harding Loevner.", "Harding Loevner", "organisation"),
        ("It was signed by Shengjia Zhao, a researcher.", "Shengjia Zhao", "person"),
        ("The bid by Kwabena Adu-Boahen was rejected.", "Kwabena Adu-Boahen", "person"),
        ("The speaker, Khalid al-Mansouri, left early.", "Khalid al-Mansouri", "person"),
        ("A photograph of Mary Anne O’Neill hung there.", "Mary Anne O’Neill", "person"),
        ("The case was argued before Judge Winifred Okonkwo.", "Winifred Okonkwo", "person"),
        ("The plant belongs to Riverbend Glass Ltd.", "Riverbend Glass Ltd.", "organisation"),
        ("The Ministry of Health and Welfare denied it.", "Ministry of Health and Welfare", "organisation"),
        ("Flights to Mwanza, Tanzania, were cancelled.", "Mwanza", "place"),
        ("They sailed over Lake Turkana at dawn.", "Lake Turkana", "place"),
        ("The road to Strait of Zarabad was closed.", "Strait of Zarabad", "place"),
        ("Typhoon Amaya reached the coast.", "Typhoon Amaya", "event"),
        ("He won the Bellfield Open twice.", "Bellfield Open", "event"),
        ("Congress passed the Clean Harbours Act.", "Clean Harbours Act", "other"),
        ("Critics loved The Glass Orchard, her third novel.", "The Glass Orchard", "other"),
        ("Its chatbot runs on Llama 4 and GPT-4.", "Llama 4", "product"),
        ("Its chatbot runs on Llama 4 and GPT-4.", "GPT-4", "product"),
        ("It needs Windows 11 or an iPhone 15.", "Windows 11", "product"),
        ("It needs Windows 11 or an iPhone 15.", "iPhone 15", "product"),
        ("Gemini 2.5 Pro beat it on every test.", "Gemini 2.5 Pro", "product"),
        ("A bank in Nairobi-based hands lent it money.", "Nairobi", "place"),
        ("U.S.-China talks stalled.", "China", "place"),
        ("WASHINGTON — The talks stalled.", "WASHINGTON", "place"),
        ("He bought bitcoin early.", "bitcoin", "product"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str, kind: str) -> None:
    assert (name, kind) in mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the Chinese and European ministers met.",
        "The plan failed. Officials shrugged. Analysts did too.",
        "In March and in May the CEO spoke of AI, GDP and an IPO.",
        "Mr. President, the Government and the Opposition agree.",
        "Artificial Intelligence will change the Internet.",
        "I think that we should go. He did. It was Tuesday.",
        "Revenue rose. Sales fell. Spending is up. Executives know.",
        "Q2 was weak, H1 weaker; the 5G network helped.",
        "Five Things To Know Today",
        "Why It Matters Now",
        "What Comes Next For Investors",
        "“Never,” she said. “Not in French, not in German.”",
        "Republicans and Democrats, Muslims and Christians prayed.",
        "See Chapter 7 and Article 50 on Page 3.",
        "B and D disagree with C.",
        "The Chief Financial Officer and the Chief Executive met.",
        "Dear Reader, Sign Up Here for More.",
    ],
)
def test_what_is_no_name_is_left_alone(text: str) -> None:
    assert mentions(text) == set()


def test_ambiguous_words_go_by_their_place() -> None:
    assert ("Apple", "organisation") in mentions("Apple said on Friday that it would appeal.")
    assert mentions("Apple growers fear frost.") == set()
    assert ("Amazon", "organisation") in mentions("It bought servers from Amazon.")
    assert ("Amazon", "place") in mentions("Fires in the Amazon fell by half.")
    assert ("May", "person") not in mentions("He resigned in May.")
    assert ("Theresa May", "person") in mentions("He praised Theresa May.")
    assert ("Will Hartley", "person") in mentions("Will Hartley, an analyst, agreed.")
    assert mentions("Will this work? Nobody knows.") == set()
    assert ("Paris Okafor", "person") in mentions("The singer Paris Okafor agreed.")


def test_one_sure_sentence_helps_the_others() -> None:
    text = "Brindle fell again. A report on Grant Brindle, 52, came out. Brindle denied it."
    assert sum(m.text == "Brindle" for e in find_entities(text) for m in e.mentions) == 2
    assert mentions("Brindle fell again.") == set()


def test_a_headline_in_title_case_names_only_what_is_confirmed() -> None:
    text = "Why Brindle Bank Lost Its Way\n\nShares in Brindle Bank fell. Investors fled.\n\nWhat Comes Next"
    assert mentions(text) == {("Brindle Bank", "organisation")}
    assert len(find_entities(text)[0].mentions) == 2


def test_possessives_stay_outside() -> None:
    assert {text for text, _ in mentions("Meta’s rivals fear Google's models and Wang’s team.")} >= {
        "Meta",
        "Google",
    }
    assert ("McDonald's", "organisation") in mentions("He ate at McDonald's twice.")

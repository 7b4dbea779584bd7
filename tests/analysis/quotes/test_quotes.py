"""Quotes, their speakers, and restraint."""

from __future__ import annotations

import pytest

from metatui.analysis.entities import find_entities
from metatui.analysis.quotes import find_quotes
from metatui.model import Quote


def quotes(text: str) -> list[Quote]:
    return list(find_quotes(text, find_entities(text)))


@pytest.mark.parametrize(
    ("text", "words", "speaker", "clause"),
    [
        ("“We won,” said Grace Wanjiru.", "We won,", "Grace Wanjiru", "said Grace Wanjiru"),
        ("“We won,” Grace Wanjiru said.", "We won,", "Grace Wanjiru", "Grace Wanjiru said"),
        ('"We won," Grace Wanjiru told Reuters.', "We won,", "Grace Wanjiru", "Grace Wanjiru told"),
        (
            "Grace Wanjiru said: “We have won at last.”",
            "We have won at last.",
            "Grace Wanjiru",
            "Grace Wanjiru said",
        ),
        ("«We won,» said Grace Wanjiru.", "We won,", "Grace Wanjiru", "said Grace Wanjiru"),
        ("« We won, » said Grace Wanjiru.", "We won,", "Grace Wanjiru", "said Grace Wanjiru"),
        ("„We won,“ said Grace Wanjiru.", "We won,", "Grace Wanjiru", "said Grace Wanjiru"),
        ("‘We won,’ said Grace Wanjiru.", "We won,", "Grace Wanjiru", "said Grace Wanjiru"),
        ("“Did we?” asked Grace Wanjiru.", "Did we?", "Grace Wanjiru", "asked Grace Wanjiru"),
        (
            "“We won,” Grace Wanjiru, 52, a lawyer, said.",
            "We won,",
            "Grace Wanjiru",
            "Grace Wanjiru, 52, a lawyer, said",
        ),
        (
            "“We won,” said Otieno's campaign manager, Grace Wanjiru.",
            "We won,",
            "Grace Wanjiru",
            "said Otieno's campaign manager, Grace Wanjiru",
        ),
        ("“We won,” Ms. Grace Wanjiru said.", "We won,", "Grace Wanjiru", "Grace Wanjiru said"),
        (
            "According to Grace Wanjiru, “the city is ready now.”",
            "the city is ready now.",
            "Grace Wanjiru",
            "According to Grace Wanjiru",
        ),
        (
            "“We won,” the firm’s lawyer, Grace Wanjiru, said.",
            "We won,",
            "Grace Wanjiru",
            "Grace Wanjiru, said",
        ),
        (
            "Grace Wanjiru called the plan “a gift to the strong.”",
            "a gift to the strong.",
            "Grace Wanjiru",
            "Grace Wanjiru called",
        ),
        ("“We won,” Nvidia said.", "We won,", "Nvidia", "Nvidia said"),
    ],
)
def test_the_speaker_of_a_clause(text: str, words: str, speaker: str, clause: str) -> None:
    (quote,) = quotes(text)
    assert quote.text == words == text[quote.start : quote.end]
    assert quote.speaker == speaker
    assert quote.said_at is not None
    assert text[slice(*quote.said_at)] == clause


def test_a_pronoun_stands_for_the_only_person() -> None:
    (quote,) = quotes("Grace Wanjiru left early. “I am tired,” she said.")
    assert quote.speaker == "Grace Wanjiru"
    (quote,) = quotes("Grace Wanjiru met Peter Okello. “I am tired,” he said.")
    assert quote.speaker is None


def test_a_quote_goes_on_behind_its_clause() -> None:
    found = quotes("“We are done,” said Grace Wanjiru. “There is nothing left to say about it.”")
    assert [quote.speaker for quote in found] == ["Grace Wanjiru", "Grace Wanjiru"]
    assert found[1].said_at is None


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “superintelligence” lab opened.",
        "He read “The Salt Letters” in Paris.",
        "The ‘big bang’ came in June; it's the firm's own word.",
        'The bank calls its plan "Project Falcon" inside.',
        "A sign of “aggressive intent” for investors.",
        '5\' 10" tall and 6" wide',
    ],
)
def test_scare_quotes_and_titles_are_no_quotes(text: str) -> None:
    assert quotes(text) == [] or all(
        quote.speaker is None and len(quote.text.split()) > 3 for quote in quotes(text)
    )


def test_without_a_name_nobody_is_the_speaker() -> None:
    (quote,) = quotes("Grace Wanjiru listened. “It is over for all of us,” a spokesman said.")
    assert quote.speaker is None
    (quote,) = quotes("“It is over,” Wanjiru’s lawyer said after Grace Wanjiru left.")
    assert quote.speaker is None


def test_names_inside_a_quote_do_not_speak() -> None:
    (quote,) = quotes("“Peter Okello said no,” Grace Wanjiru said.")
    assert quote.speaker == "Grace Wanjiru"


def test_who_joined_the_speaker_did_not_speak() -> None:
    text = (
        "Grace Wanjiru, joined by Lena Hartog and Ana Ferro, in part, wrote that it"
        " “has no ground in law at all.”"
    )
    assert [quote.speaker for quote in quotes(text)] == ["Grace Wanjiru"]


def test_two_who_speak_together_are_no_speaker() -> None:
    text = "Grace Wanjiru and Lena Hartog said: “We have won at last and will go on.”"
    assert [quote.speaker for quote in quotes(text)] == [None]


def test_a_firm_before_the_title_of_somebody_is_no_speaker() -> None:
    text = "“We have won at last,” said Nvidia chief scientist Q. Zzyx on Friday."
    assert [quote.speaker for quote in quotes(text)] != ["Nvidia"]


def test_a_pronoun_after_somebody_unknown_is_not_the_one_before() -> None:
    text = (
        "“We have won,” said Grace Wanjiru.\n\n"
        "The Blue Door Qwxz opened on Monday. “It may be over at last for all of us,” he said."
    )
    assert quotes(text)[1].speaker is None


def test_whoever_is_of_a_firm_speaks_and_not_the_firm() -> None:
    text = "Grace Wanjiru of Meta Platforms, who is not related to him, called it “a fair outcome”."
    (quote,) = quotes(text)
    assert quote.speaker == "Grace Wanjiru"

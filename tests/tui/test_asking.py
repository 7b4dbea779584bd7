"""Questions about a name: what is offered as an answer, and what an answer means."""

from __future__ import annotations

import pytest

from metatui.model import Entity, EntityAction, EntityCorrection, KnownName, Mention
from metatui.tui.asking import Question, Refusal, Suggestion, answer, suggestions, told

ZUCK = Entity("Zuck", "person", ("Mark",), mentions=(Mention(0, 4, "Zuck"), Mention(9, 13, "M.  Z")))
MARK = Entity("Mark Zuckerberg", "person", mentions=(Mention(20, 35, "Mark Zuckerberg"),))
META = Entity("Meta", "organisation", mentions=(Mention(40, 44, "Meta"),))
MARKET = KnownName("Market Watch", "organisation", 7)


def _ask(action: EntityAction) -> Question:
    return Question(ZUCK, action, "library", (META, MARK))


def test_names_of_the_article_come_before_those_of_the_library() -> None:
    question = _ask("same-as")
    assert suggestions(question, "") == [
        Suggestion("Mark Zuckerberg", "person"),
        Suggestion("Meta", "organisation"),
    ]
    known = (KnownName("Zuck", "person", 9), KnownName("Mark Zuckerberg", "person", 8), MARKET)
    assert suggestions(question, "mar", known) == [
        Suggestion("Mark Zuckerberg", "person", 8),
        Suggestion("Market Watch", "organisation", 7),
    ]
    assert [each.text for each in suggestions(question, "zucker")] == ["Mark Zuckerberg"]


def test_a_new_name_may_be_one_of_the_forms_in_the_text() -> None:
    assert suggestions(_ask("rename"), "Zuck") == [Suggestion("Mark"), Suggestion("M. Z")]
    assert suggestions(_ask("rename"), "m.") == [Suggestion("M. Z")]


def test_kinds_are_offered_but_for_its_own() -> None:
    offered = [each.text for each in suggestions(_ask("change-kind"), "")]
    assert offered == ["organisation", "place", "product", "event", "other"]
    assert [each.text for each in suggestions(_ask("change-kind"), "P")] == ["place", "product"]


def test_an_answer_that_is_known_has_its_kind() -> None:
    question = _ask("same-as")
    assert answer(question, "mark  zuckerberg", ()) == EntityCorrection(
        "Zuck", "person", "same-as", "Mark Zuckerberg"
    )
    assert answer(question, "META", ()) == EntityCorrection(
        "Zuck", "person", "same-as", "Meta", "organisation"
    )
    assert answer(question, "Nobody", ()) == EntityCorrection("Zuck", "person", "same-as", "Nobody")
    jordans = (Suggestion("Jordan", "place"), Suggestion("Jordan", "person"))
    assert answer(question, "Jordan", jordans) == EntityCorrection("Zuck", "person", "same-as", "Jordan")
    chosen = answer(question, "Jordan", jordans, 0)
    assert chosen == EntityCorrection("Zuck", "person", "same-as", "Jordan", "place")


@pytest.mark.parametrize(
    ("action", "typed", "said"),
    [
        ("same-as", "  ", "Type a name"),
        ("same-as", "zuck", "its name already"),
        ("rename", "Zuck", "its name already"),
        ("rename", "", "Type a name"),
        ("change-kind", "p", "A kind is one of person"),
        ("change-kind", "", "A kind is one of person"),
        ("change-kind", "pers", "is of this kind already"),
    ],
)
def test_what_is_no_answer_is_said(action: EntityAction, typed: str, said: str) -> None:
    problem = answer(_ask(action), typed, ())
    assert isinstance(problem, Refusal)
    assert said in problem.text
    assert problem.is_settled == ("already" in said), "what is so already needs no other answer"


def test_answers_in_words() -> None:
    renamed, changed = answer(_ask("rename"), "ZUCK", ()), answer(_ask("change-kind"), "pl", ())
    assert isinstance(renamed, EntityCorrection)
    assert isinstance(changed, EntityCorrection)
    assert told(renamed) == "Zuck is called ZUCK now"
    assert told(changed) == "Zuck is of the kind place now"
    assert told(EntityCorrection("Zuck", "person", "hide")) == "Zuck is hidden"
    assert told(EntityCorrection("Zuck", "person", "same-as", "Mark")) == "Zuck is Mark now"

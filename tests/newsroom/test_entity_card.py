"""What the library knows of a name, and where each piece stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from metatui.model import Annotations, Article, Entity, Figure, Mention, Quote
from metatui.newsroom import EntityCard, Newsroom, Passage
from metatui.newsroom.entity_card import Companion, clause_for

STORIES = {
    "2025-03-01": "Ada Lund, the head of Orrin, opened a plant. “It is large,” she said. Orrin paid $5m.",
    "2025-03-09": "Lund left Orrin. “I am tired,” said Lund. Orrin lost $7m, and Orrin Works lost more.",
    "2025-03-05": "Orrin hired Ben Ode for $5m.",
    "2025-03-07": "Nothing of the kind happened in Dunmore.",
}


def annotate(text: str, *, title: str = "", **_: object) -> Annotations:
    def mentions(*forms: str) -> tuple[Mention, ...]:
        found = [
            Mention(at, at + len(form), form)
            for form in forms
            for at in range(len(text))
            if text.startswith(form, at) and not (form == "Lund" and text[max(0, at - 4) : at] == "Ada ")
        ]
        return tuple(sorted(found, key=lambda one: one.start))

    entities = [
        Entity("Ada Lund", "person", ("Lund",), "head of Orrin", 0.7, mentions("Ada Lund", "Lund")),
        Entity("Orrin", "organisation", (), None, 0.6, mentions("Orrin")),
        Entity("Ben Ode", "person", (), None, 0.3, mentions("Ben Ode")),
        Entity("Dunmore", "place", (), None, 0.3, mentions("Dunmore")),
    ]
    figures = [
        Figure(at, at + 3, text[at : at + 3], "money", 5e6, 5e6, owner="Orrin", measures="sum")
        for at in range(len(text))
        if text[at] == "$"
    ]
    begin, end = text.find("“"), text.find("”")
    quotes = (Quote(begin + 1, end, text[begin + 1 : end], "Ada Lund"),) if begin >= 0 else ()
    return Annotations(tuple(one for one in entities if one.mentions), tuple(figures), quotes)


@pytest.fixture
def newsroom(open_newsroom: Callable[..., Newsroom], tmp_path: Path, monkeypatch) -> Newsroom:
    monkeypatch.setattr("metatui.newsroom.analysing.annotate", annotate)
    folder = tmp_path / "stories"
    folder.mkdir()
    for day, text in STORIES.items():
        head = f"---\ntitle: Story of {day}\npublished: {day}\n---\n\n"
        (folder / f"{day}.md").write_text(head + text, encoding="utf-8")
    newsroom = open_newsroom(folder)
    newsroom.index()
    return newsroom


def there(newsroom: Newsroom, passage: Passage | None) -> tuple[str, str]:
    """The day of the article and the words of a passage."""
    assert passage is not None
    article: Article = newsroom.article(passage.head.id)
    return passage.head.title[-5:], article.text[passage.start : passage.end]


def test_a_card_gathers_what_many_articles_say(newsroom: Newsroom) -> None:
    card = newsroom.card("Ada Lund", "person")
    assert (card.name, card.articles, card.looked_through, card.role) == ("Ada Lund", 2, 2, "head of Orrin")
    assert card.clause == 'who:="Ada Lund"'
    assert there(newsroom, card.first) == ("03-01", "Ada Lund")
    assert there(newsroom, card.last) == ("03-09", "Lund")
    assert [(one.name, one.articles) for one in card.aliases] == [("Lund", 1)]
    assert there(newsroom, card.aliases[0].passage) == ("03-09", "Lund")
    assert card.companions == (Companion("Orrin", "organisation", 2),)
    assert [there(newsroom, one.passage) for one in card.quotes] == [
        ("03-09", "I am tired,"),
        ("03-01", "It is large,"),
    ]
    assert sum(bucket.count for bucket in card.dates) == 2


def test_figures_come_from_their_owner_newest_first(newsroom: Newsroom) -> None:
    card = newsroom.card("Orrin", "organisation")
    assert [there(newsroom, one.passage) for one in card.figures] == [
        ("03-09", "$7m"),
        ("03-05", "$5m"),
        ("03-01", "$5m"),
    ]
    assert newsroom.card("Ada Lund", "person").figures == ()
    assert card.description == "", "nobody knows a firm that was made up"


def test_only_the_newest_articles_are_looked_through(newsroom: Newsroom, monkeypatch) -> None:
    monkeypatch.setattr("metatui.newsroom.entity_card.LOOKED_THROUGH", 1)
    card = newsroom.card("Orrin", "organisation")
    assert (card.articles, card.looked_through, len(card.figures)) == (3, 1, 1)
    assert there(newsroom, card.first)[0] == "03-01", "the first article is looked up all the same"


def test_a_name_of_another_kind_is_another(newsroom: Newsroom) -> None:
    card = newsroom.card("Orrin", "person")
    assert card == EntityCard("Orrin", "person", 'who:="Orrin"', 0, 0)


def test_an_open_article_counts_before_it_is_indexed(newsroom: Newsroom) -> None:
    other = next(head for head in newsroom.articles() if head.title.endswith("03-07"))
    card = newsroom.card("Dunmore", "place", other.id)
    assert (card.articles, there(newsroom, card.last)[1]) == (1, "Dunmore")
    nowhere = newsroom.card("Ada Lund", "person", other.id)
    assert nowhere.looked_through == 2, "it does not name her"


def test_events_are_asked_for_by_their_words() -> None:
    assert clause_for("World Cup", "event") == 'entity:"World Cup"'
    assert clause_for("Diem", "other") == "entity:Diem"
    assert clause_for('The "Sun"', "organisation") == 'org:="The Sun"'

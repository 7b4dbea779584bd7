"""Names across articles: the library is read as it is written, and a score counts pairs of two articles."""

from __future__ import annotations

from benchmarks.evaluation.entities.across import by_name_and_kind, read_library, score_names
from metatui.analysis import annotate
from metatui.model import ENTITY_KINDS


def test_mentions_have_kinds_and_ids_are_not_given_twice() -> None:
    library = read_library()
    assert len({article.name for article in library}) == len(library) > 15
    for article in library:
        assert not set("{}|") & set(article.text)
        assert {kind for kind, _ in article.mentions.values()} <= set(ENTITY_KINDS)


def test_rivals_bear_one_name_in_several_articles() -> None:
    entities: dict[str, set[str]] = {}
    for article in read_library():
        for span, (_, entity) in article.mentions.items():
            entities.setdefault(article.text[slice(*span)], set()).add(entity)
    assert len(entities["Chen"]) == len(entities["Mercury"]) == 3
    assert len(entities["Georgia"]) == 2


def test_the_gold_itself_is_all_right_and_one_name_for_all_is_not() -> None:
    library = read_library()
    gold = {(a.name, span): entity for a in library for span, (_, entity) in a.mentions.items()}
    scores = score_names(library, gold)
    assert (scores["precision"], scores["recall"], scores["wrong"]) == (1, 1, [])
    assert score_names(library, dict.fromkeys(gold, "one"))["precision"] < 0.1
    apart = score_names(library, {mention: mention for mention in gold})
    assert apart["precision"] is None
    assert apart["recall"] == 0


def test_names_of_articles_are_one_where_the_articles_say_so() -> None:
    library = read_library()
    annotated = {a.name: annotate(a.text, title=a.title, careful=False) for a in library}
    scores = score_names(library, by_name_and_kind(annotated))
    assert scores["mentions"] >= 54
    assert scores["recall"] > 0.9

"""Which article stands first, and why."""

from __future__ import annotations

from collections.abc import Callable
from math import log

import pytest
from small_articles import article, ask, entity
from whoosh.util.numeric import byte_to_length, length_to_byte

from metatui.model import Annotations
from metatui.search import SearchIndex, find_hits

Build = Callable[..., SearchIndex]

TEXTS = {
    "a": ("Meta and Scale", "meta scale meta ai deal"),
    "b": ("Weather", "rain over the sea, and meta once in a very long text about rain and the sea"),
    "c": ("Scale models", "scale scale scale trains"),
    "d": ("Metals", "metal metals metallic"),
}


def expected(words: tuple[str, ...], id: str) -> float:
    """BM25 of title (twice) and text, by the formula."""
    total = 0.0
    for place, boost in ((0, 2.0), (1, 1.0)):
        fields = {key: texts[place].lower().replace(",", "").split() for key, texts in TEXTS.items()}
        lengths = {key: byte_to_length(length_to_byte(len(field))) for key, field in fields.items()}
        average = sum(lengths.values()) / len(fields)
        for word in words:
            times = fields[id].count(word)
            if times:
                idf = log(len(fields) / (sum(word in field for field in fields.values()) + 1)) + 1
                norm = 1.2 * (0.25 + 0.75 * lengths[id] / average)
                total += boost * idf * times * 2.2 / (times + norm)
    return total


@pytest.fixture
def index(build: Build) -> SearchIndex:
    return build(*(article(id, text, title) for id, (title, text) in TEXTS.items()))


@pytest.mark.parametrize("query", ["meta", "scale", "meta scale", "rain sea", '"meta once"'])
def test_scores_are_bm25(index: SearchIndex, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("metatui.search.proximity._WEIGHT", 0.0)
    ranking = index.search(ask(query))
    for id, score in zip(ranking.ids, ranking.scores, strict=True):
        assert score == pytest.approx(expected(tuple(query.strip('"').split()), id))


def test_a_word_in_the_title_counts_for_more(build: Build) -> None:
    index = build(article("text", "meta now", "news now"), article("title", "news now", "meta now"))
    assert list(index.search(ask("meta")).ids) == ["title", "text"]


def test_words_that_stand_together_come_first(build: Build) -> None:
    filler = "rain over the hills and far away it fell on all of them " * 4
    index = build(
        article("apart", f"scale {filler} deal {filler}"),
        article("together", f"{filler} scale deal {filler}"),
        article("near", f"{filler} deal with a large scale {filler}"),
    )
    assert list(index.search(ask("scale deal")).ids) == ["together", "near", "apart"]
    # What finds them, and every other order, knows nothing of it.
    assert set(index.search(ask("scale deal"), sort="newest").ids) == {"together", "near", "apart"}


def test_closeness_never_takes_away_nor_turns_a_word_into_two(index: SearchIndex) -> None:
    for query in ("meta scale", "meta meta", "the sea", '"rain over" sea', "meta OR scale"):
        plain = {
            word: dict(zip(found.ids, found.scores, strict=True))
            for word in ("meta", "scale", "sea", "rain")
            if (found := index.search(ask(word)))
        }
        ranking = index.search(ask(query))
        for id, score in zip(ranking.ids, ranking.scores, strict=True):
            assert score >= max(scores.get(id, 0.0) for word, scores in plain.items() if word in query)


def test_a_phrase_nobody_wrote_is_looked_for_by_its_words(build: Build) -> None:
    index = build(
        article("a", "they bought a large stake in scale ai in june"),
        article("b", "scale models in june"),
        article("c", "nothing of the kind"),
    )
    ranking = index.search(ask('"stake of scale ai"'))
    assert ranking.relaxed
    assert ranking.ids[0] == "a"
    assert not index.search(ask('"stake in scale ai"')).relaxed


def test_a_phrase_nobody_wrote_is_not_looked_for_by_words_most_articles_have(build: Build) -> None:
    filler = [article(f"x{number}", "a boat on the sea every day") for number in range(12)]
    harbour = "a boat in the harbour has come every day"
    index = build(article("harbour", harbour), *filler)
    ranking = index.search(ask('"the bridge of a harbour"'))
    assert (list(ranking.ids), ranking.relaxed) == (["harbour"], True)
    # In quotation marks words are meant as they are: "ever" is not "every", "harbours" not "harbour".
    assert list(index.search(ask('"the harbours ever"')).ids) == []
    # Where there is nothing but such words, they are what is asked for.
    assert len(index.search(ask('"sea boat"')).ids) == 13
    # Without the quotation marks each word counts, and is marked.
    assert len(index.search(ask("the bridge")).ids) == 13
    ranking = index.search(ask('"the harbour of a day"'))
    assert ranking.asked is not None
    assert [index_text(harbour, span) for span in find_hits(ranking.asked, harbour)] == ["harbour"]


def test_among_a_few_articles_no_word_of_a_phrase_is_too_common(build: Build) -> None:
    index = build(article("a", "the harbour"), article("b", "the sea"))
    assert sorted(index.search(ask('"the bridge"')).ids) == ["a", "b"]


def test_a_mistyped_word_among_others_stands_for_those_near_it(build: Build) -> None:
    index = build(
        article("a", "superintelligence labs at meta"),
        article("b", "labs at meta"),
    )
    ranking = index.search(ask("superinteligence labs meta"))
    assert ranking.relaxed
    assert list(ranking.ids) == ["a", "b"]
    assert ranking.asked is not None
    marks = [
        index_text("superintelligence labs at meta", span)
        for span in find_hits(ranking.asked, "superintelligence labs at meta")
    ]
    assert marks == ["superintelligence", "labs", "meta"]
    # A word alone is no reason to guess: the advice says what may have been meant.
    assert list(index.search(ask("superinteligence")).ids) == []


def index_text(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


def test_a_prefix_counts_as_one_word(build: Build) -> None:
    index = build(
        article("rare", "metallurgy today then"),
        article("often", "meta meta meta metal"),
        *(article(f"other{number}", "meta today then") for number in range(5)),
    )
    ranking = index.search(ask("met*"))
    assert ranking.ids[0] == "often"
    assert ranking.scores[1:] == pytest.approx([ranking.scores[1]] * 6)


def test_a_word_typed_in_full_comes_before_longer_ones(build: Build) -> None:
    index = build(article("a", "metals here"), article("b", "metal here"), article("c", "metallic here"))
    assert list(index.search(ask("metal", typing=True)).ids) == ["b", "a", "c"]
    assert list(index.search(ask("metal*")).ids) == ["a", "b", "c"]


def test_a_word_spelt_right_comes_before_its_neighbours(build: Build) -> None:
    index = build(article("a", "metals here"), article("b", "metal here"))
    assert list(index.search(ask("metal~1")).ids) == ["b", "a"]


def test_ties_are_broken_by_date_then_id(build: Build) -> None:
    index = build(
        article("z", "meta", published="2025-01-01"),
        article("x", "meta"),
        article("b", "meta", published="2025-06-01"),
        article("y", "meta"),
        article("a", "meta", published="2025-01-01"),
    )
    for query in ("meta", "", "date:2024.. OR meta"):
        assert list(index.search(ask(query)).ids) == ["b", "a", "z", "x", "y"]
    assert list(index.search(ask("meta"), sort="oldest").ids) == ["a", "z", "b", "x", "y"]


def test_filters_do_not_change_the_order(build: Build) -> None:
    index = build(
        article("a", "meta meta", source="Wire wire wire"),
        article("b", "meta meta meta", source="Wire"),
    )
    plain, filtered = index.search(ask("meta")), index.search(ask("meta source:wire has:figure OR meta"))
    assert list(index.search(ask("meta source:wire")).scores) == list(plain.scores)
    assert list(filtered.ids) == list(plain.ids)


def test_who_writes_most_of_somebody_stands_first(build: Build) -> None:
    once, often = "Wang left.", "Wang came. Wang saw. Wang won."
    index = build(
        (article("once", once), Annotations((entity(once, "person", "Wang"),))),
        (article("often", often), Annotations((entity(often, "person", "Wang"),))),
    )
    assert list(index.search(ask("who:wang")).ids) == ["often", "once"]


def test_more_of_the_words_come_first_when_relaxed(build: Build) -> None:
    index = build(
        article("one", "meta meta meta meta", "meta"),
        article("two", "scale and llama and a great many other things that make this text long"),
        *(article(f"x{number}", "scale llama nothing") for number in range(9)),
    )
    ranking = index.search(ask("meta scale llama"))
    assert ranking.relaxed
    assert ranking.ids[-1] == "one"

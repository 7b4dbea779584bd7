"""Annotations with corrections: what becomes of names, marks, owners and speakers, whatever the rules."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.corrections import Ruleset, affected_by, apply, hiding
from metatui.corrections.name_key import name_key
from metatui.model import (
    ENTITY_KINDS,
    Annotations,
    Correction,
    Entity,
    EntityCorrection,
    EntityKind,
    Figure,
    FigureCorrection,
    Mention,
    Quote,
)

TEXT = "Zuck met Mark Zuckerberg of Meta. On Tuesday Meta paid $5 for Llama 4. Zuck: it is fair."
SENTENCE = "On Tuesday Meta paid $5 for Llama 4."


def _entity(name: str, kind: EntityKind, salience: float, *words: str, role: str | None = None) -> Entity:
    mentions = []
    for word in words or (name,):
        start = 0
        while (start := TEXT.find(word, start)) >= 0:
            mentions.append(Mention(start, start + len(word), word))
            start += len(word)
    return Entity(
        name,
        kind,
        salience=salience,
        mentions=tuple(sorted(mentions, key=lambda m: m.start)),
        role=role,
    )


META = _entity("Meta", "organisation", 0.6)
MARK = _entity("Mark Zuckerberg", "person", 0.5, role="chief executive")
ZUCK = _entity("Zuck", "person", 0.4, "Zuck ", "Zuck:")
TUESDAY = _entity("Tuesday", "event", 0.2)
LLAMA = _entity("Llama 4", "person", 0.1)
FIVE = Figure(
    TEXT.find("$5"), TEXT.find("$5") + 2, "$5", "money", 5, 5, currency="USD", owner="Zuck", sentence=SENTENCE
)
SAID = Quote(TEXT.find("it is"), len(TEXT) - 1, "it is fair", speaker="Zuck")
FOUND = Annotations((META, MARK, ZUCK, TUESDAY, LLAMA), (FIVE,), (SAID,))


def _applied(*corrections: Correction) -> Annotations:
    return apply(FOUND, Ruleset(corrections))


def _named(found: Annotations, name: str) -> Entity:
    return next(entity for entity in found.entities if entity.name == name)


def test_without_a_rule_about_the_article_nothing_is_made_anew() -> None:
    assert _applied() is FOUND
    assert _applied(EntityCorrection("Meta", "person", "hide"), FigureCorrection("$5", "Another.")) is FOUND


def test_two_names_become_one_with_all_their_mentions() -> None:
    found = _applied(EntityCorrection("Zuck", "person", "same-as", "Mark Zuckerberg"))
    mark = _named(found, "Mark Zuckerberg")
    assert "Zuck" not in [entity.name for entity in found.entities]
    assert mark.mentions == tuple(sorted((*MARK.mentions, *ZUCK.mentions), key=lambda m: m.start))
    assert mark.aliases[0] == "Zuck"
    assert mark.role == "chief executive"
    assert mark.salience == 0.7
    assert found.entities[0] is mark
    assert found.figures[0].owner == "Mark Zuckerberg"
    assert found.quotes[0].speaker == "Mark Zuckerberg"


def test_a_kind_comes_with_the_name_that_another_is_the_same_as() -> None:
    found = _applied(EntityCorrection("Llama 4", "person", "same-as", "Meta", "organisation"))
    assert _named(found, "Meta").kind == "organisation"
    assert len(_named(found, "Meta").mentions) == 3


def test_a_new_name_leaves_the_old_one_only_where_the_text_has_it() -> None:
    renamed = _named(
        _applied(EntityCorrection("Meta", "organisation", "rename", "Meta Platforms")), "Meta Platforms"
    )
    assert renamed.aliases == ("Meta",)
    mark = EntityCorrection("Mark Zuckerberg", "person", "rename", "M. Zuckerberg")
    of_knowledge = Annotations((_entity("Mark Zuckerberg", "person", 0.5, "Zuck "),))
    assert apply(of_knowledge, Ruleset([mark])).entities[0].aliases == ("Zuck",)


def test_a_kind_is_changed_and_rules_go_on_from_what_others_made() -> None:
    kind = EntityCorrection("Llama 4", "person", "change-kind", new_kind="product")
    assert _named(_applied(kind), "Llama 4").kind == "product"
    assert _named(_applied(kind), "Llama 4").mentions == LLAMA.mentions
    name = EntityCorrection("Llama 4", "product", "rename", "Llama")
    for rules in ((kind, name), (name, kind)):
        assert _named(_applied(*rules), "Llama").kind == "product"


def test_what_is_hidden_owns_and_says_nothing() -> None:
    found = _applied(EntityCorrection("Zuck", None, "hide"), EntityCorrection("Tuesday", "event", "hide"))
    assert [entity.name for entity in found.entities] == ["Meta", "Mark Zuckerberg", "Llama 4"]
    assert found.figures[0].owner is None
    assert found.quotes[0].speaker is None


def test_of_two_rules_about_one_name_the_later_counts() -> None:
    hide, rename = (
        EntityCorrection("Zuck", "person", "hide"),
        EntityCorrection("ZUCK", "person", "rename", "Mark"),
    )
    assert "Mark" in [entity.name for entity in _applied(hide, rename).entities]
    assert not {"Mark", "Zuck"} & {entity.name for entity in _applied(rename, hide).entities}


def test_circles_end_where_the_latest_rule_points_from_wherever_one_comes() -> None:
    there = EntityCorrection("Zuck", "person", "same-as", "Mark Zuckerberg")
    back = EntityCorrection("Mark Zuckerberg", "person", "same-as", "Zuck")
    into = EntityCorrection("Llama 4", "person", "same-as", "Zuck")
    for rules, name in (((there, back, into), "Zuck"), ((back, into, there), "Mark Zuckerberg")):
        found = _applied(*rules)
        assert [entity.name for entity in found.entities if entity.kind == "person"] == [name]
        assert len(_named(found, name).mentions) == 4
    itself = EntityCorrection("Zuck", "person", "same-as", "Zuck")
    assert _applied(itself) is FOUND


def test_a_name_is_written_otherwise() -> None:
    assert _named(_applied(EntityCorrection("Meta", "organisation", "rename", "META")), "META").aliases == ()


def test_a_figure_is_hidden_in_its_sentence_alone() -> None:
    assert _applied(FigureCorrection("$5", SENTENCE)).figures == ()
    assert _applied(FigureCorrection("$5", "On  Tuesday Meta\npaid $5 for Llama 4.")).figures == ()
    assert _applied(FigureCorrection("$5", "He paid $5.")).figures == (FIVE,)
    # Another version of the analyser may end sentences elsewhere.
    assert _applied(FigureCorrection("$5", TEXT)).figures == ()
    assert _applied(FigureCorrection("$5", "Meta paid $5")).figures == (FIVE,)


def test_of_a_long_sentence_as_much_is_kept_as_finds_it_again() -> None:
    long = FIVE.__class__(700, 702, "$5", "money", sentence="word " * 140 + "$5 " + "more " * 140)
    kept = hiding(long)
    assert len(kept.sentence) < 320
    assert Ruleset([kept]).hides(long)
    assert hiding(FIVE) == FigureCorrection("$5", SENTENCE)


# What holds for any annotations and any rules.

_NAMES = ("Ann", "ANN", "Bob", "Bob’s", "Bob's", "Élan", "élan", "中文", "C 3", "Dé")
_names = st.sampled_from(_NAMES)
_kinds = st.sampled_from(ENTITY_KINDS)


@st.composite
def _annotations(draw: st.DrawFn) -> Annotations:
    """Entities and figures in a row, none over another, with owners and speakers among them."""
    keys = draw(
        st.lists(st.tuples(_names, _kinds), max_size=6, unique_by=lambda key: (name_key(key[0]), key[1]))
    )
    owners = draw(st.lists(st.integers(-1, max(len(keys) - 1, -1)), max_size=16))
    places: dict[int, list[Mention]] = {number: [] for number in range(len(keys))}
    figures = []
    for at, owner in enumerate([*owners, *range(len(keys))]):
        start = at * 10
        if owner < 0:
            figures.append(
                Figure(
                    start,
                    start + 2,
                    "$5",
                    "money",
                    owner=draw(st.one_of(st.none(), _names)),
                    sentence="Costs $5.",
                )
            )
        else:
            places[owner].append(Mention(start, start + 3, "Abc"))
    entities = [
        Entity(name, kind, salience=draw(st.integers(0, 1000)) / 1000, mentions=tuple(places[number]))
        for number, (name, kind) in enumerate(keys)
    ]
    entities.sort(key=lambda e: (-e.salience, e.mentions[0].start, e.name))
    return Annotations(tuple(entities), tuple(figures), (Quote(1, 3, "is", speaker=draw(_names)),))


_entity_rules = st.one_of(
    st.builds(EntityCorrection, _names, _kinds | st.none(), st.just("same-as"), _names, _kinds | st.none()),
    st.builds(EntityCorrection, _names, _kinds | st.none(), st.just("rename"), _names),
    st.builds(EntityCorrection, _names, _kinds | st.none(), st.just("change-kind"), st.none(), _kinds),
    st.builds(EntityCorrection, _names, _kinds | st.none(), st.just("hide")),
)
_rules = st.lists(_entity_rules | st.just(FigureCorrection("$5", "Costs $5.")), max_size=6)


@settings(max_examples=300, deadline=None)
@given(_annotations(), _rules)
def test_order_and_overlap_hold_under_any_rules(found: Annotations, corrections: list[Correction]) -> None:
    rules = Ruleset(corrections)
    applied = apply(found, rules)
    spans = sorted(
        [(m.start, m.end) for entity in applied.entities for m in entity.mentions]
        + [(figure.start, figure.end) for figure in applied.figures]
    )
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    before = {(m.start, m.end) for entity in found.entities for m in entity.mentions}
    hidden = {
        (m.start, m.end)
        for entity in found.entities
        if rules.outcome(entity.name, entity.kind).hidden
        for m in entity.mentions
    }
    assert {(m.start, m.end) for entity in applied.entities for m in entity.mentions} == before - hidden
    for entity in applied.entities:
        assert entity.mentions == tuple(sorted(entity.mentions, key=lambda m: m.start))
        assert entity.mentions
        assert 0 <= entity.salience <= 1
        assert name_key(entity.name) not in map(name_key, entity.aliases)
    assert [e.salience for e in applied.entities] == sorted(
        (e.salience for e in applied.entities), reverse=True
    )
    keys = [(name_key(entity.name), entity.kind) for entity in applied.entities]
    assert len(set(keys)) == len(keys)
    named = {entity.name for entity in found.entities}
    now = {entity.name for entity in applied.entities}
    for figure in applied.figures:
        assert figure.owner is None or figure.owner in now or figure.owner not in named


@settings(max_examples=300, deadline=None)
@given(_annotations(), _rules, _rules)
def test_articles_that_read_otherwise_are_known(
    found: Annotations, before: list[Correction], after: list[Correction]
) -> None:
    old, new = Ruleset(before), Ruleset(after)
    if apply(found, old) != apply(found, new):
        affected = affected_by([old], new)
        assert affected
        assert affected.has(found)
        names = " ".join(entity.name for entity in found.entities).lower()
        by_name = any(word.lower() in names for word in affected.words_of_names)
        assert by_name or affected.words_of_sentences


@settings(max_examples=200, deadline=None)
@given(_annotations(), _rules)
def test_the_same_rules_affect_nothing(found: Annotations, corrections: list[Correction]) -> None:
    affected = affected_by([Ruleset(corrections)], Ruleset(corrections))
    assert not affected
    assert not affected.has(found)

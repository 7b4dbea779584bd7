"""Numerals and names: which belong together, and which are money."""

from __future__ import annotations

from metatui.analysis import annotate
from metatui.analysis.entities.document import read_document
from metatui.analysis.entities.lexicon import load_lexicon
from metatui.analysis.entities.products import join_numerals
from metatui.analysis.entities.tagger import Tagged


def test_money_with_letters_is_no_name() -> None:
    found = annotate("The deal was worth R18bn. It paid R500m to the state.", careful=True)
    assert found.entities == ()
    assert [figure.text for figure in found.figures] == ["R18bn", "R500m"]


def test_a_word_before_the_numeral_of_a_product_is_the_product() -> None:
    document = read_document("They say Orca 3 won. They sell Orca 3 and Orca too.", "", load_lexicon())
    first, second, third = (at for at, word in enumerate(document.words) if word == "Orca")
    names = [
        Tagged(first, first + 1, "person"),
        Tagged(second, second + 2, "product"),
        Tagged(third, third + 1, "person"),
    ]
    joined = [(name.begin, name.end, name.kind) for name in join_numerals(document, names)]
    assert joined == [
        (first, first + 2, "product"),
        (second, second + 2, "product"),
        (third, third + 1, "person"),
    ]

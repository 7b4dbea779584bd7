"""The taggers there are, and which of them read an article."""

from __future__ import annotations

from metatui.analysis.entities.knowledge import load_knowledge
from metatui.analysis.entities.lexicon import load_lexicon
from metatui.analysis.entities.rules import RuleTagger
from metatui.analysis.entities.tagger import Tagger
from metatui.model import TaggerName


def make_tagger(name: TaggerName) -> tuple[Tagger, TaggerName]:
    """The tagger of this name, and its name; the quick one where the careful one cannot be had.

    The weights of the careful one are read at its first use: some 100 ms and 40 MB.
    """
    lexicon, knowledge = load_lexicon(), load_knowledge()
    if name == "careful":
        from metatui.analysis.entities.transformer.tagger import CarefulTagger
        from metatui.analysis.entities.transformer.weights import WeightsMissing, load

        try:
            return CarefulTagger(lexicon, knowledge, load()), "careful"
        except WeightsMissing:
            pass  # an installation without its data still reads, and says which tagger it was
    return RuleTagger(lexicon, knowledge), "quick"

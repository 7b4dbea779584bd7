"""The careful tagger: what the network reads, corrected by what the rules are sure of."""

from __future__ import annotations

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Knowledge
from metatui.analysis.entities.lexicon import Lexicon
from metatui.analysis.entities.rules import RuleTagger
from metatui.analysis.entities.tagger import Tagged
from metatui.analysis.entities.transformer.combining import combine
from metatui.analysis.entities.transformer.reading import read_names
from metatui.analysis.entities.transformer.weights import Trained


class CarefulTagger:
    """The network and the rules together; see `combining` for which of them is believed when."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge, trained: Trained) -> None:
        self._rules = RuleTagger(lexicon, knowledge)
        self._knowledge = knowledge
        self._trained = trained

    def tag(self, document: Document) -> list[Tagged]:
        """The names of a document in order, not overlapping, each with a kind."""
        return combine(
            document, self._rules.tag(document), read_names(document, self._trained, self._knowledge)
        )

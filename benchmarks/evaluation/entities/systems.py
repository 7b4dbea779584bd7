"""What is measured: metatui with either tagger, the network alone, the rules without known names, spaCy."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from benchmarks.evaluation.entities.gold import GoldArticle
from benchmarks.evaluation.entities.score import System
from metatui.analysis import annotate
from metatui.model import Annotations, Entity, EntityKind, Mention

_MODEL = "en_core_web_sm"
_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "product",
    "EVENT": "event",
    "WORK_OF_ART": "other",
    "LAW": "other",
}


class Absent(Exception):
    """A system that is not installed; the message says how it would be."""


def _careful() -> System:
    return lambda article: annotate(article.text, title=article.title, careful=True)


def _quick() -> System:
    return lambda article: annotate(article.text, title=article.title, careful=False)


def _rules_alone() -> System:
    from metatui.analysis.entities import find_entities
    from metatui.analysis.entities.lexicon import load_lexicon
    from metatui.analysis.entities.rules import RuleTagger
    from metatui.analysis.figures import find_figures

    tagger = RuleTagger(load_lexicon(), _nothing_known())

    def find(article: GoldArticle) -> Annotations:
        figures = find_figures(article.text)
        return Annotations(find_entities(article.text, title=article.title, figures=figures, tagger=tagger))

    return find


def _network_alone() -> System:
    from metatui.analysis.entities import find_entities
    from metatui.analysis.entities.document import Document
    from metatui.analysis.entities.knowledge import load_knowledge
    from metatui.analysis.entities.tagger import Tagged
    from metatui.analysis.entities.transformer.labels import KINDS
    from metatui.analysis.entities.transformer.reading import read_names
    from metatui.analysis.entities.transformer.weights import WeightsMissing, load
    from metatui.analysis.figures import find_figures

    try:
        trained = load()
    except WeightsMissing as error:
        raise Absent(f"absent: {error}") from error

    class NetworkTagger:
        def tag(self, document: Document) -> list[Tagged]:
            return [
                Tagged(name.begin, name.end, KINDS[name.kind], score=name.score)
                for name in read_names(document, trained, load_knowledge())
            ]

    def find(article: GoldArticle) -> Annotations:
        figures = find_figures(article.text)
        return Annotations(
            find_entities(article.text, title=article.title, figures=figures, tagger=NetworkTagger())
        )

    return find


def _nothing_known() -> Any:
    from metatui.analysis.entities.knowledge import Knowledge

    class NothingKnown(Knowledge):
        def __init__(self) -> None:
            super().__init__()
            for table in (self._lines, self._sizes, self._others):
                table.clear()

    return NothingKnown()


def _spacy() -> System:
    try:
        import spacy

        pipeline = spacy.load(_MODEL)
    except (ImportError, OSError) as error:
        raise Absent(f"absent: install spacy and its model {_MODEL} to compare") from error

    def find(article: GoldArticle) -> Annotations:
        mentions: dict[tuple[EntityKind, str], list[Mention]] = defaultdict(list)
        for span in pipeline(article.text).ents:
            if span.label_ in _KINDS:
                mentions[_KINDS[span.label_], span.text].append(
                    Mention(span.start_char, span.end_char, span.text)
                )
        return Annotations(
            tuple(
                Entity(name, kind, mentions=tuple(found), salience=len(found) / (len(found) + 1))
                for (kind, name), found in sorted(mentions.items(), key=lambda item: -len(item[1]))
            )
        )

    return find


SYSTEMS = {
    "careful": _careful,
    "quick": _quick,
    "network": _network_alone,
    "rules alone": _rules_alone,
    "spaCy small": _spacy,
}

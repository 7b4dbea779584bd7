"""Everything the analysis finds in one text, made consistent: no two marks overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime

from metatui.analysis.entities import find_entities
from metatui.analysis.figures import assign_owners, find_figures
from metatui.analysis.quotes import find_quotes
from metatui.model import Annotations, Entity, Figure


def annotate_text(text: str, *, title: str = "", published: datetime | None = None) -> Annotations:
    """Figures, entities and quotes of a cleaned text; offsets are into `text`."""
    figures = find_figures(text, published=published)
    entities = find_entities(text, title=title, figures=figures)
    figures = drop_overlapping(figures, entities)
    return Annotations(
        entities=entities,
        figures=assign_owners(figures, entities, text),
        quotes=find_quotes(text, entities),
    )


def drop_overlapping(figures: Sequence[Figure], entities: Sequence[Entity]) -> tuple[Figure, ...]:
    """The figures that no mention overlaps: the "4" of "Llama 4" is no figure."""
    spans = sorted((mention.start, mention.end) for entity in entities for mention in entity.mentions)
    ends = [end for _, end in spans]
    kept = []
    for figure in figures:
        place = bisect_left(ends, figure.start + 1)
        if place == len(spans) or spans[place][0] >= figure.end:
            kept.append(figure)
    return tuple(kept)

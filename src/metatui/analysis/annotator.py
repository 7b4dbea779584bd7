"""Everything the analysis finds in one text, made consistent: no two marks overlap."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from metatui.analysis.entities import find_entities
from metatui.analysis.entities.taggers import make_tagger
from metatui.analysis.figures import assign_owners, find_figures
from metatui.analysis.language import is_english
from metatui.analysis.quotes import find_quotes
from metatui.model import Annotations, Entity, Figure


def annotate_text(
    text: str, *, title: str = "", careful: bool = False, published: datetime | None = None
) -> Annotations:
    """Figures, entities and quotes of a cleaned text; offsets are into `text`.

    A text in another language than English gives only the names that are sure in any: nothing is read in
    English where it does not stand.
    """
    english = is_english(text)
    figures = find_figures(text, published=published) if english else ()
    tagger, name = make_tagger("careful" if careful and english else "quick")
    entities = find_entities(text, title=title, figures=figures, tagger=tagger, certain=not english)
    figures = drop_names(drop_overlapping(figures, entities), entities, text)
    return Annotations(
        entities=entities,
        figures=assign_owners(figures, entities, text),
        quotes=find_quotes(text, entities),
        tagger=name,
    )


_IN_MONTH: Final = re.compile(r"\b(?:in|since|until|till|last|next|this|early|late|mid|during|of)[ -]$")


def drop_names(figures: Sequence[Figure], entities: Sequence[Entity], text: str) -> tuple[Figure, ...]:
    """The figures without months that are somebody's given name: "April" where April Calloway is named."""
    given = {form.split()[0] for one in entities if one.kind == "person" for form in (one.name, *one.aliases)}
    return tuple(
        figure
        for figure in figures
        if figure.kind != "date"
        or figure.text not in given
        or _IN_MONTH.search(text, max(0, figure.start - 12), figure.start)
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

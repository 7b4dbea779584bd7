"""Annotations as compact JSON: what can be cut from the article's text again is not stored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from metatui.model import Annotations, Entity, Figure, Mention, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence


def encode(annotations: Annotations, text: str) -> str:
    """The annotations of an article with this text as one JSON string."""
    parts: list[Any] = [
        [_entity_out(entity) for entity in annotations.entities],
        [_figure_out(figure, text) for figure in annotations.figures],
        [_quote_out(quote, text) for quote in annotations.quotes],
    ]
    if annotations.tagger != "quick":
        parts.append(annotations.tagger)
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def decode(data: str, text: str) -> Annotations:
    """The annotations that `encode` wrote for the same text; raises ValueError for anything else."""
    try:
        entities, figures, quotes, *tagger = json.loads(data)
        if tagger not in ([], ["careful"]):
            raise ValueError(tagger)
        return Annotations(
            entities=tuple(_entity_in(fields, text) for fields in entities),
            figures=tuple(_figure_in(fields, text) for fields in figures),
            quotes=tuple(_quote_in(fields, text) for fields in quotes),
            tagger="careful" if tagger else "quick",
        )
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError("not annotations as this version writes them") from error


def _entity_out(entity: Entity) -> list[Any]:
    spans = [offset for mention in entity.mentions for offset in (mention.start, mention.end)]
    unsure = [] if entity.sure else [0]
    return [entity.name, entity.kind, entity.aliases, entity.role, entity.salience, spans, *unsure]


def _entity_in(fields: Sequence[Any], text: str) -> Entity:
    name, kind, aliases, role, salience, spans, *unsure = fields
    mentions = tuple(
        Mention(start, end, text[start:end]) for start, end in zip(spans[::2], spans[1::2], strict=True)
    )
    return Entity(name, kind, tuple(aliases), role, salience, mentions, not unsure)


def _figure_out(figure: Figure, text: str) -> list[Any]:
    return [
        figure.start,
        figure.end,
        _unless_cut(figure.text, text, figure.start, figure.end),
        figure.kind,
        figure.low,
        figure.high,
        figure.unit,
        figure.currency,
        figure.approximate,
        figure.bound,
        figure.measures,
        figure.owner,
        figure.as_of,
        figure.compared_to,
        _locate(figure.sentence, text, figure.start),
    ]


def _figure_in(fields: Sequence[Any], text: str) -> Figure:
    start, end, shown, *values, sentence = fields
    kind, low, high, unit, currency, approximate, bound, measures, owner, as_of, compared_to = values
    return Figure(
        start=start,
        end=end,
        text=text[start:end] if shown is None else shown,
        kind=kind,
        low=low,
        high=high,
        unit=unit,
        currency=currency,
        approximate=approximate,
        bound=bound,
        measures=measures,
        owner=owner,
        as_of=as_of,
        compared_to=compared_to,
        sentence=sentence if isinstance(sentence, str) else text[sentence[0] : sentence[1]],
    )


def _quote_out(quote: Quote, text: str) -> list[Any]:
    shown = _unless_cut(quote.text, text, quote.start, quote.end)
    return [quote.start, quote.end, shown, quote.speaker, quote.said_at]


def _quote_in(fields: Sequence[Any], text: str) -> Quote:
    start, end, shown, speaker, said_at = fields
    return Quote(
        start=start,
        end=end,
        text=text[start:end] if shown is None else shown,
        speaker=speaker,
        said_at=None if said_at is None else (said_at[0], said_at[1]),
    )


def _unless_cut(shown: str, text: str, start: int, end: int) -> str | None:
    return None if text[start:end] == shown else shown


def _locate(sentence: str, text: str, near: int) -> str | tuple[int, int]:
    """The span of the sentence around `near`, or the sentence itself where the text does not have it so."""
    start = text.find(sentence, max(0, near - len(sentence)))
    return sentence if start < 0 or not sentence else (start, start + len(sentence))

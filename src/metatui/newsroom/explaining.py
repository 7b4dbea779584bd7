"""How entities and figures came about: what the analysis saw in them, and what the reader corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.model import Annotations, Article, Entity, EntityCorrection, ExplainedPart, Explanation, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from metatui.newsroom.corrections import Corrections


def explain(
    article: Article, found: Annotations, shown: Entity | Figure, corrections: Corrections
) -> Explanation | None:
    """What `Newsroom.explain` promises; `found` is what the analysis found in the article."""
    if isinstance(shown, Figure):
        return _explain_figure(article, found, shown)
    from metatui.analysis import explain_entity

    rules: list[str] = []
    parts: list[ExplainedPart] = []
    mentions = set(shown.mentions)
    for entity in found.entities:
        if not mentions.issuperset(entity.mentions):
            continue
        one = explain_entity(
            article.text,
            entity,
            title=article.title,
            published=article.published,
            tagger=found.tagger,
        )
        if one is not None:
            rules += one.rules
            parts += one.parts
        rules += _corrected(entity, corrections)
    return Explanation(tuple(rules), tuple(parts)) if rules else None


def _explain_figure(article: Article, found: Annotations, shown: Figure) -> Explanation | None:
    from metatui.analysis import explain_figure

    span = (shown.start, shown.end)
    figure = next((figure for figure in found.figures if (figure.start, figure.end) == span), shown)
    explanation = explain_figure(article.text, figure, entities=found.entities, published=article.published)
    if explanation is None or figure.owner == shown.owner:
        return explanation
    owner = shown.owner or "hidden"
    return Explanation(
        (*explanation.rules, f"corrected: its owner {figure.owner} is {owner}"), explanation.parts
    )


def _corrected(entity: Entity, corrections: Corrections) -> Iterator[str]:
    """What was corrected about an entity, in words, each with where it can be changed."""
    kept = {each.correction: each for each in corrections.all()}
    for correction in corrections.rules.followed(entity.name, entity.kind):
        if correction not in kept:
            yield _learned(correction, corrections)
            continue
        each = kept[correction]
        where = "in this library" if each.scope == "library" else "in all libraries"
        line = "" if each.line is None else f", line {each.line} of {corrections.path(each.scope).name}"
        yield f"corrected: {_in_words(correction)} ({where}{line})"


def _learned(correction: EntityCorrection, corrections: Corrections) -> str:
    """Why the library takes a short name for a fuller one."""
    articles = next((one.articles for one in corrections.learned.names if one.name == correction.name), 0)
    others = f"{articles:,} article{'s' if articles != 1 else ''}"
    return (
        f"{correction.name} is {correction.new_name}, who or which is in {others} of this library; "
        f"nobody and nothing else there is called {correction.name}"
    )


def _in_words(correction: EntityCorrection) -> str:
    match correction.action:
        case "same-as":
            return f"{correction.name} is the same as {correction.new_name}"
        case "rename":
            return f"{correction.name} is called {correction.new_name}"
        case "change-kind":
            return f"{correction.name} is of the kind {correction.new_kind}"
        case _:
            return f"{correction.name} is hidden"

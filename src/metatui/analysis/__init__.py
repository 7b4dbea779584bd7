"""What an article says: entities with mentions, figures, quotes with speakers.

`annotate` is the one call; importing this package loads no data and none of its parts.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Annotations, Entity, Explanation, Figure, TaggerName

#: Rises whenever the same text may be annotated differently; cached annotations of another version are stale.
ANALYSER_VERSION = 17


def analyser_version() -> int:
    """ANALYSER_VERSION together with the reader's own names: where either differs, annotations are stale."""
    from metatui.analysis.own_names import fingerprint

    return ANALYSER_VERSION + (fingerprint() << 24)


def annotate(
    text: str, *, title: str = "", careful: bool = True, published: datetime | None = None
) -> Annotations:
    """The annotations of a cleaned text: what `Annotations` promises about order and overlap holds.

    `title` sharpens salience and is not annotated itself. `published` anchors relative dates ("last month").
    `careful` asks for the tagger with the network, some 30 times as slow; `Annotations.tagger` says which one
    it was, for a text that is not English is left to the quick one. Any string is accepted, and the same
    string always gives the same annotations.
    """
    from metatui.analysis.annotator import annotate_text

    return annotate_text(text, title=title, careful=careful, published=published)


def explain_entity(
    text: str,
    entity: Entity,
    *,
    title: str = "",
    published: datetime | None = None,
    tagger: TaggerName = "quick",
) -> Explanation | None:
    """Why a name of a cleaned text is taken for an entity, and its other forms for the same one.

    `text`, `title` and `published` are those that were annotated, `entity` is what came out and `tagger` what
    found it. The text is read once more by the same rules; None where they find no such entity, as in
    annotations of another version.
    """
    from metatui.analysis.entities.explain import explain

    return explain(text, entity, title=title, published=published, tagger=tagger)


def explain_figure(
    text: str, figure: Figure, *, entities: Sequence[Entity] = (), published: datetime | None = None
) -> Explanation | None:
    """Which words of a cleaned text gave which part of a figure, and by which rules.

    `text` and `published` are those that were annotated, `figure` and `entities` what came out. The sentence
    is read once more by the same grammar; None where that finds no such figure, as in annotations of another
    version.
    """
    from metatui.analysis.figures.explain import explain

    return explain(text, figure, entities=entities, published=published)


__all__ = ["ANALYSER_VERSION", "analyser_version", "annotate", "explain_entity", "explain_figure"]

"""Names in headlines inside a text, where every word has a capital: only names that the article confirms."""

from __future__ import annotations

from metatui.analysis.entities.agreement import Agreement
from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Knowledge
from metatui.analysis.entities.lexicon import Word
from metatui.analysis.entities.pieces import PIECE
from metatui.analysis.entities.scan import match_known
from metatui.analysis.entities.tagger import Tagged
from metatui.model import EntityKind


def read_headlines(document: Document, agreement: Agreement, knowledge: Knowledge) -> list[Tagged]:
    """The names in the paragraphs of `document` that are set as headlines."""
    if True not in document.headline:
        return []
    forms: dict[str, list[tuple[list[str], EntityKind]]] = {}
    for surface, kind in agreement.surfaces().items():
        pieces = PIECE.findall(surface)
        forms.setdefault(pieces[0], []).append((pieces, kind))
    found: list[Tagged] = []
    index = 0
    while index < len(document):
        name = _read(document, index, forms, knowledge) if document.headline[index] else None
        if name is not None:
            found.append(name)
        index = name.end if name is not None else index + 1
    return found


def _read(
    document: Document,
    at: int,
    forms: dict[str, list[tuple[list[str], EntityKind]]],
    knowledge: Knowledge,
) -> Tagged | None:
    """The confirmed or well-known name that begins at token `at`."""
    best: Tagged | None = None
    for pieces, kind in forms.get(document.words[at], ()):
        end = at + len(pieces)
        if document.words[at:end] == pieces and (best is None or end > best.end):
            best = Tagged(at, end, kind)
    known = match_known(document, at, knowledge)
    if known is not None and (best is None or known.end >= best.end):
        flags = document.flags[at]
        strong = known.end > at + 1 or not flags & (
            Word.COMMON | Word.DEMONYM | Word.FUNCTION | Word.TITLE | Word.GIVEN
        )
        confirmed = best is not None and known.end == best.end
        if confirmed or (strong and not known.weak):
            return Tagged(at, known.end, known.known.kind, known.known)
    return best

"""An article with what its comparison needs, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from metatui.model import Annotations, Article, Span
from metatui.stories.terms import find_terms
from metatui.text.tokens import words


@dataclass(frozen=True, slots=True)
class Profile:
    """An article, its annotations, the words and terms of its text; `marked` are mentions and figures."""

    article: Article
    annotations: Annotations
    said: tuple[str, ...]
    terms: dict[str, list[Span]]
    marked: tuple[Span, ...]

    @classmethod
    def of(cls, article: Article, annotations: Annotations) -> Profile:
        """The profile of an article."""
        marked = {(figure.start, figure.end) for figure in annotations.figures}
        for entity in annotations.entities:
            marked.update((mention.start, mention.end) for mention in entity.mentions)
        said = list(words(article.text))
        terms = find_terms(article.text, said)
        return cls(article, annotations, tuple(word for word, _, _ in said), terms, tuple(sorted(marked)))

    def unmarked(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Those of the spans that touch no mention and no figure."""
        return tuple(span for span in spans if not self._is_marked(span))

    def _is_marked(self, span: Span) -> bool:
        # Marks do not overlap one another, so their ends are sorted as their starts are.
        before = bisect_right(self.marked, (span[1] - 1, len(self.article.text)))
        return before > 0 and self.marked[before - 1][1] > span[0]

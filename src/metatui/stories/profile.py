"""An article with what its comparison needs, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from metatui.model import Annotations, Article, Span
from metatui.stories.credits import credit_keys, credit_spans
from metatui.stories.terms import find_terms
from metatui.text.tokens import words


@dataclass(frozen=True, slots=True)
class Profile:
    """An article, its annotations, the words and terms of its text.

    `marked` are mentions, figures and credits; `credits` the keys of names that only say where it comes from.
    """

    article: Article
    annotations: Annotations
    said: tuple[str, ...]
    terms: dict[str, list[Span]]
    marked: tuple[Span, ...]
    credits: frozenset[str]

    @classmethod
    def of(cls, article: Article, annotations: Annotations) -> Profile:
        """The profile of an article."""
        said = list(words(article.text))
        credits = credit_keys(article)
        marked = credit_spans(article, said, credits)
        marked += [(figure.start, figure.end) for figure in annotations.figures]
        marked += [(each.start, each.end) for entity in annotations.entities for each in entity.mentions]
        terms = find_terms(article.text, said)
        spoken = tuple(word for word, _, _ in said)
        return cls(article, annotations, spoken, terms, _joined(marked), credits)

    def unmarked(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Those of the spans that touch no mention, figure or credit."""
        return tuple(span for span in spans if not self._is_marked(span))

    def _is_marked(self, span: Span) -> bool:
        # Marks do not overlap one another, so their ends are sorted as their starts are.
        before = bisect_right(self.marked, (span[1] - 1, len(self.article.text)))
        return before > 0 and self.marked[before - 1][1] > span[0]


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, sorted, those that overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)

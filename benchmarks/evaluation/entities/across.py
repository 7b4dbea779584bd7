"""Which names of several articles are one: the gold library of names_across.toml, and scores on it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import Any

from benchmarks.evaluation.entities.gold import FOLDER, GoldArticle, Span, read_marks
from metatui.model import Annotations

# What a mention, given by its article and its span, is called in the library.
Names = Mapping[tuple[str, Span], Hashable]


def read_library() -> list[GoldArticle]:
    """The articles of the library; the entity of a mention is that of the whole library."""
    articles = tomllib.loads((FOLDER / "names_across.toml").read_text("utf-8"))["article"]
    found = []
    for article in articles:
        text, mentions = read_marks(" ".join(article["text"].split()))
        found.append(GoldArticle(article["id"], article["title"], text, mentions, (), (), None))
    return found


def by_name_and_kind(annotated: Mapping[str, Annotations]) -> Names:
    """What is one name where nothing is merged: the same kind under the same name in each article."""
    return {
        (article, (mention.start, mention.end)): (entity.kind, entity.name)
        for article, annotations in annotated.items()
        for entity in annotations.entities
        for mention in entity.mentions
    }


def score_names(articles: Sequence[GoldArticle], names: Names) -> dict[str, Any]:
    """Precision and recall of the pairs of found mentions of two articles that are under one name.

    A mention that was not found, or whose borders are others, is not counted. `wrong` tells each error.
    """
    marked = [
        (article, span, entity)
        for article in articles
        for span, (_, entity) in article.mentions.items()
        if (article.name, span) in names
    ]
    counts: Counter[str] = Counter()
    wrong = []
    for (one, first, entity), (two, second, other) in combinations(marked, 2):
        if one is two:
            continue
        together, belong = names[one.name, first] == names[two.name, second], entity == other
        counts["found"] += together
        counts["wanted"] += belong
        counts["right"] += together and belong
        if together != belong:
            sign = "joined" if together else "apart"
            shown = (
                f"{article.name} {article.text[slice(*span)]!r}"
                for article, span in ((one, first), (two, second))
            )
            wrong.append(f"{sign} {', '.join(shown)}")
    return {
        "mentions": len(marked),
        "precision": counts["right"] / counts["found"] if counts["found"] else None,
        "recall": counts["right"] / counts["wanted"] if counts["wanted"] else None,
        "wrong": wrong,
    }

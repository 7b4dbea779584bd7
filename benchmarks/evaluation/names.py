"""Which names of several articles are one, on a small gold library (tests/gold/entities/names_across.toml).

Measured of pairs of mentions in two articles: same kind and same name, as the tagger leaves each article, and
as the library brings them together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.evaluation.entities.across import by_name_and_kind, read_library, score_names
from benchmarks.evaluation.entities.gold import GoldArticle
from metatui.analysis import annotate
from metatui.corrections import Ruleset, apply
from metatui.model import Annotations, Article, EntityCorrection
from metatui.search import SearchIndex


def measure(parts: Sequence[str]) -> dict[str, Any]:
    """The scores of either tagger on the library, which is open."""
    if "open" not in parts:
        return {}
    library = read_library()
    results: dict[str, Any] = {}
    for tagger, careful in (("careful", True), ("quick", False)):
        annotated = {a.name: annotate(a.text, title=a.title, careful=careful) for a in library}
        results[tagger] = score_names(library, by_name_and_kind(annotated))
        results[f"{tagger}, united"] = score_names(library, by_name_and_kind(_united(library, annotated)))
    wanted = sum(len(article.mentions) for article in library)
    return {"open": {"articles": len(library), "mentions": wanted, "systems": results}}


def _united(library: Sequence[GoldArticle], annotated: Mapping[str, Annotations]) -> dict[str, Annotations]:
    """The annotations under the names that an index of them teaches."""
    with TemporaryDirectory() as folder, SearchIndex.open(Path(folder) / "search", create=True) as index:
        documents = [(Article(one.name, one.title, one.text), annotated[one.name]) for one in library]
        index.update(documents, removed=(), revision=1)
        rules = Ruleset(EntityCorrection(n.name, n.kind, "same-as", n.full) for n in index.same_names())
    return {name: apply(found, rules) for name, found in annotated.items()}


def show(results: dict[str, Any], *, wrong: bool) -> None:
    """Print a line for each tagger; the errors of the careful one if they are asked for."""
    for part, result in results.items():
        print(f"{part}: {result['articles']} articles, {result['mentions']} mentions")
        for name, told in result["systems"].items():
            print(
                f"{name:<16} precision {_number(told['precision'])}   recall {_number(told['recall'])}"
                f"   (of {told['mentions']} mentions found)"
            )
        if wrong:
            print("\n".join(result["systems"]["careful, united"]["wrong"]))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"

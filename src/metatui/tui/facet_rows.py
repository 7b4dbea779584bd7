"""What the facets show: sections of values with their counts, as far as the filter lets them through."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from metatui.tui.fit import compact_count
from metatui.tui.query_edit import same_clause

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from metatui.model import Facet, FacetName, Facets, FacetValue

SECTION_TITLES: dict[FacetName, str] = {
    "source": "Sources",
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "product": "Products",
    "unit": "Units",
    "tag": "Tags",
}
_FIELDS: dict[str, FacetName] = {
    "source": "source",
    "who": "person",
    "org": "organisation",
    "place": "place",
    "product": "product",
    "unit": "unit",
    "tag": "tag",
}
_DAYS = ("date", "newer", "older")
_NAMED_FROM = 3  # letters of a section's name that stand for all its values
_FEW = 6  # values of a section that is not opened

RowKind = Literal["heading", "value", "more", "note", "bars", "dates", "blank"]
State = Literal["", "included", "excluded"]


class FacetRow(NamedTuple):
    """One line. `share` compares its articles with the most of the section, from 0 to 1."""

    kind: RowKind
    text: str = ""
    articles: int | None = None
    share: float = 0.0
    clause: str = ""
    section: FacetName | None = None
    state: State = ""

    @property
    def selectable(self) -> bool:
        """Whether the cursor can stand here."""
        return self.kind in ("value", "more", "bars")

    @property
    def identity(self) -> tuple[str, str | None, str]:
        """What stays the same when the counts change."""
        return (self.kind, self.section, self.clause)


def facet_rows(
    facets: Facets, clauses: Sequence[str], typed: str, opened: Collection[FacetName]
) -> list[FacetRow]:
    """All rows for the facets of a query with these clauses, filtered by what was typed.

    Sections in `opened` show all their values. What the query leaves out is shown too, so that it can be
    let in again.
    """
    rows: list[FacetRow] = []
    by_name = {facet.name: facet for facet in facets.facets}
    for name in SECTION_TITLES:
        section = list(_section(by_name.get(name), name, clauses, typed, name in opened))
        if section:
            rows += ([FacetRow("blank")] if rows else []) + section
        if name == "source" and not typed:
            dates = _dates(facets, clauses)
            rows += ([FacetRow("blank")] if rows and dates else []) + dates
    if rows or typed:
        return rows or [FacetRow("note", f"No value contains “{typed}”.")]
    return [FacetRow("note", "No results to count.")]


def _dates(facets: Facets, clauses: Sequence[str]) -> list[FacetRow]:
    """The bars, and the clauses that limit the days already, to be taken away again."""
    limits = [
        FacetRow("value", clause, clause=clause, state="included")
        for clause in clauses
        if clause.partition(":")[0] in _DAYS
    ]
    if not facets.total and not limits:
        return []
    undated = f"{compact_count(facets.undated)} without a date" if facets.undated else ""
    bars = [FacetRow("bars"), FacetRow("dates")]
    if not facets.dates:
        bars = [FacetRow("note", "No results have a date.")] if facets.total else []
    return [FacetRow("heading", "Dates", clause=undated), *limits, *bars]


def _section(
    facet: Facet | None, name: FacetName, clauses: Sequence[str], typed: str, is_open: bool
) -> Iterator[FacetRow]:
    values = facet.values if facet else ()
    known = [value.clause for value in values]
    most = max((value.count for value in values), default=1)
    left_out = [
        FacetRow("value", _value_of(clause), None, 0.0, clause, name, "excluded")
        for clause in _excluded(clauses, name)
        if not any(same_clause(clause, other) for other in known) and _fits(_value_of(clause), typed)
    ]
    is_named = _names(SECTION_TITLES[name], typed)
    shown = [value for value in values if is_named or _fits(value.value, typed)]
    if not shown and not left_out:
        return
    total = facet.total if facet else None
    yield FacetRow("heading", SECTION_TITLES[name], len(shown) if typed else total, section=name)
    yield from left_out
    for value in shown if typed or is_open else _first(shown):
        state = _state(value.clause, clauses)
        yield FacetRow("value", value.value, value.count, value.count / most, value.clause, name, state)
    if typed or facet is None:
        return
    hidden = facet.total - (len(shown) if is_open else len(_first(shown)))
    if hidden > 0 and is_open:
        yield FacetRow("note", f"{compact_count(hidden)} more with fewer results", section=name)
    elif hidden > 0:
        yield FacetRow("more", f"{compact_count(hidden)} more", section=name)


def _first(values: Sequence[FacetValue]) -> Sequence[FacetValue]:
    return values if len(values) <= _FEW + 1 else values[:_FEW]  # one more needs no "1 more"


def _state(clause: str, clauses: Sequence[str]) -> State:
    if any(same_clause(clause, other) for other in clauses):
        return "included"
    return "excluded" if any(same_clause(f"-{clause}", other) for other in clauses) else ""


def _excluded(clauses: Sequence[str], name: FacetName) -> Iterator[str]:
    for clause in clauses:
        field, colon, value = clause.removeprefix("-").partition(":")
        if clause.startswith("-") and colon and value.startswith("=") and _FIELDS.get(field) == name:
            yield clause.removeprefix("-")


def _value_of(clause: str) -> str:
    return clause.partition(":")[2].removeprefix("=").strip('"')


def _fits(value: str, typed: str) -> bool:
    return _bare(typed) in _bare(value)


def _names(title: str, typed: str) -> bool:
    """Whether the beginning of a section's name was typed, and enough of it to be no chance."""
    return len(typed) >= _NAMED_FROM and _bare(title).startswith(_bare(typed))


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))

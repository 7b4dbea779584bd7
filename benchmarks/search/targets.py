"""The figures to reach, as said for 100,000 articles, and whether a run reaches them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_FAST = ("common term", "OR of three", "prefix, 2 letters", "prefix, 3 letters")
_STRUCTURED = ("AND of two", "phrase of two", "filter + newest")


@dataclass(frozen=True, slots=True)
class Target:
    """One figure: what it is of, its unit, what there was and what was asked for."""

    section: str
    what: str
    value: float
    limit: float
    at_most: bool
    unit: str = ""

    @property
    def reached(self) -> bool:
        return self.value <= self.limit if self.at_most else self.value >= self.limit

    def __str__(self) -> str:
        sign = "≤" if self.at_most else "≥"
        verdict = "reached" if self.reached else "MISSED"
        digits = 0 if self.value >= 100 else 1 if self.value >= 10 else 2
        value = f"{self.value:.{digits}f}{self.unit}"
        return f"{self.what}: {value}, target {sign} {self.limit:g}{self.unit}: {verdict}"


def targets(results: dict[str, Any]) -> list[Target]:
    """All targets that these results of one corpus can be held against."""
    return [
        *_of_kinds(results.get("kinds", {})),
        *_of_facets(results.get("facets", {})),
        *_of_building(results.get("building", {})),
        *_of_cold(results.get("cold", {})),
        *_of_adding(results.get("adding", {}), results.get("meanwhile", {})),
    ]


def _of_kinds(kinds: dict[str, Any]) -> Iterator[Target]:
    if mine := kinds.get("typing", {}).get("metatui"):
        yield Target("typing", "p95", mine["p95"], 20, True, " ms")
        yield Target("typing", "max", mine["max"], 50, True, " ms")
    if mine := kinds.get("fuzzy, one edit", {}).get("metatui"):
        yield Target("fuzzy, one edit", "p95", mine["p95"], 30, True, " ms")
    for kind, engines in kinds.items():
        least = 20.0 if kind in _FAST else 3.0 if kind in _STRUCTURED else None
        if least is None:
            continue
        for name in ("FTS5", "FTS5 prefix index") if kind.startswith("prefix") else ("FTS5",):
            if name in engines and "ratio" in engines[name]:
                yield Target(kind, f"times as fast as {name}", engines[name]["ratio"], least, False, "×")
        if kind in _FAST and engines.get("tantivy", {}).get("ratio"):
            yield Target(kind, "times tantivy's time", 1 / engines["tantivy"]["ratio"], 3, True, "×")


def _of_facets(facets: dict[str, Any]) -> Iterator[Target]:
    if "extra" in facets:
        yield Target("facets", "p95 of what they add", facets["extra"]["p95"], 15, True, " ms")


def _of_building(building: dict[str, Any]) -> Iterator[Target]:
    mine = building.get("metatui")
    if not mine:
        return
    rate = mine["articles_per_cpu_second"]
    for name, least in (("stock whoosh3", 15.0), ("FTS5", 0.5)):
        if name in building:
            times = rate / building[name]["articles_per_cpu_second"]
            yield Target(
                "building", f"articles per cpu second, times those of {name}", times, least, False, "×"
            )
    if mine["peak_mb"]:
        yield Target("building", "peak memory", mine["peak_mb"], 400, True, " MB")
    for name, most in (("FTS5", 1.0), ("tantivy", 1.5)):
        if name in building:
            times = mine["disk_mb"] / building[name]["disk_mb"]
            yield Target("building", f"size on disk, times that of {name}", times, most, True, "×")


def _of_cold(cold: dict[str, Any]) -> Iterator[Target]:
    if mine := cold.get("metatui"):
        yield Target("cold", "opening, of the processor", mine["open_cpu_ms"], 5, True, " ms")
        if mine["resident_mb"]:
            yield Target("cold", "resident after the first answer", mine["resident_mb"], 60, True, " MB")


def _of_adding(adding: dict[str, Any], meanwhile: dict[str, Any]) -> Iterator[Target]:
    for count, typical, most in (("1", 10.0, 20.0), ("100", 50.0, 80.0)):
        if mine := adding.get("metatui", {}).get(count):
            yield Target("adding", f"{count} visible, p50", mine["p50"], typical, True, " ms")
            yield Target("adding", f"{count} visible, max", mine["max"], most, True, " ms")
    if mine := meanwhile.get("metatui"):
        # "Never waits" as a figure: no search takes longer than a typed key may.
        yield Target(
            "meanwhile", "longest search while articles are added", mine["busy"]["max"], 50, True, " ms"
        )

"""The results of one corpus as tables, each followed by its targets."""

from __future__ import annotations

from typing import Any

from benchmarks.search.targets import targets

_SUMMARY = ("p50", "p95", "max", "first", "cpu_p50", "cpu_p95", "cpu_max")


def show(results: dict[str, Any]) -> None:
    """Print everything that was measured for one corpus."""
    print(f"\n## {results['corpus']}: {results['articles']:,} articles; milliseconds, top {results['top']}")
    print("   the targets are meant for 100,000 articles")
    if results["left_out"]:
        print("   left out: " + "; ".join(results["left_out"]))
    _building(results)
    for kind, engines in results.get("kinds", {}).items():
        asked = results["questions"][kind]
        _table(f"{kind} ({asked} questions)", engines)
        _verdicts(results, kind)
        for line in results["agreement"].get(kind, ()):
            print(f"   ! {line}")
    if "extra" in (facets := results.get("facets", {})):
        _table("facets over all results, metatui", {k: v for k, v in facets.items() if k != "building"})
        _verdicts(results, "facets")
    _cold(results)
    for count in ("1", "100"):
        rows = {name: entry[count] for name, entry in results.get("adding", {}).items()}
        if rows:
            _table(f"add {count} until found", rows)
    _verdicts(results, "adding")
    if meanwhile := results.get("meanwhile"):
        for name, entry in meanwhile.items():
            rows = {"nothing else": entry["quiet"], "articles are added": entry["busy"]}
            rows |= {f"(adding {count})": summary for count, summary in entry["added"].items()}
            _table(f"{name} searches while …", rows)
        _verdicts(results, "meanwhile")


def _building(results: dict[str, Any]) -> None:
    if not results.get("building"):
        return
    print(f"\n{'from nothing':<26}{'art./s':>9}{'/cpu s':>9}{'peak MB':>9}{'disk MB':>9}")
    for name, built in results["building"].items():
        print(
            f"   {name:<23}{built['articles_per_second']:>9,}{built['articles_per_cpu_second']:>9,}"
            f"{_number(built['peak_mb'], 0)}{_number(built['disk_mb'])}"
            f"{'  (in an earlier run)' if built.get('earlier') else ''}"
        )
    _verdicts(results, "building")


def _table(title: str, rows: dict[str, Any]) -> None:
    heads = ("p50", "p95", "max", "1st p50", "cpu p50", "cpu p95", "cpu max", "× metatui", "runs")
    print(f"\n{title:<34}" + "".join(f"{head:>10}" for head in heads))
    for name, row in rows.items():
        ratio = f"{row['ratio']:>9.2f}×" if "ratio" in row else " " * 10
        numbers = "".join(f"{row[key]:>10.2f}" for key in _SUMMARY)
        print(f"   {name:<31}{numbers}{ratio}{row['runs']:>10}")


def _cold(results: dict[str, Any]) -> None:
    if not (cold := results.get("cold")):
        return
    heads = ("modules cpu", "open cpu", "open wall", "answer cpu", "answer wall", "python MB", "MB")
    print(f"\n{'open, first answer':<26}" + "".join(f"{head:>12}" for head in heads))
    for name, row in cold.items():
        print(f"   {name:<23}" + "".join(_number(value, 2, 12) for value in row.values()))
    _verdicts(results, "cold")


def _verdicts(results: dict[str, Any], section: str) -> None:
    for target in targets(results):
        if target.section == section:
            print(f"   → {target}")


def _number(value: float | None, digits: int = 1, width: int = 9) -> str:
    return " " * (width - 1) + "–" if value is None else f"{value:>{width}.{digits}f}"

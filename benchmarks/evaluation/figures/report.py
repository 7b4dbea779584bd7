"""The scores as a table, and whether the targets are reached."""

from __future__ import annotations

from typing import Any

from benchmarks.evaluation.figures.score import FIELDS

# What is promised of metatui on the closed part.
TARGETS = {
    "spans F1": 0.97,
    "value": 0.96,
    "measures": 0.85,
    "owner": 0.80,
    "owner precision": 0.90,
}


def show(results: dict[str, Any], *, wrong: bool) -> None:
    """Print both parts, system beside system; the errors of the open part if they are asked for."""
    for part, result in results.items():
        _show_part(part, result)
        if part == "closed":
            for verdict in verdicts(result["systems"]["metatui"]):
                print(f"→ {verdict}")
            print()
        elif wrong:
            print("\n".join(result["systems"]["metatui"]["wrong"]), end="\n\n")


def _show_part(part: str, result: dict[str, Any]) -> None:
    systems = {name: told for name, told in result["systems"].items() if "absent" not in told}
    gold = result["systems"]["metatui"]["gold"]
    print(f"{part}: {result['sentences']} sentences, {result['traps']} of them traps; {gold} figures")
    for name, told in result["systems"].items():
        if "absent" in told:
            print(f"{name} is {told['absent']}")
    rows = {name: row(told) for name, told in systems.items()}
    print(f"{'':<24}" + "".join(f"{name:>12}" for name in rows))
    for label in next(iter(rows.values())):
        print(f"{label:<24}" + "".join(f"{_number(told[label]):>12}" for told in rows.values()))
    if "quantulum3" in rows:
        print("(quantulum3 gives no dates, bounds, labels, owners, as-of dates or comparisons.)")
    print()
    for name, told in systems.items():
        _show_kinds(name, told["kinds"])


def row(told: dict[str, Any]) -> dict[str, float | None]:
    """The scores of one system, by the label they are printed under."""
    labels = {
        "spans precision": told["precision"],
        "spans recall": told["recall"],
        "spans F1": told["f1"],
        "spans F1, if touching": told["touching_f1"],
        "read right as a whole": told["whole"],
    }
    labels |= {name: told["fields"][name]["accuracy"] for name in FIELDS}
    return labels | {"owner precision": told["owner_precision"]}


def _show_kinds(system: str, kinds: dict[str, Any]) -> None:
    columns = ("precision", "recall", "f1")
    fields = ("value", "unit", "bound", "measures", "owner")
    print(
        f"{system:<12}{'gold':>6}"
        + "".join(f"{name:>11}" for name in columns + fields)
        + f"{'own. prec.':>11}"
    )
    for kind, told in kinds.items():
        cells = [told[name] for name in columns] + [told["fields"][name]["accuracy"] for name in fields]
        cells.append(told["owner_precision"])
        print(f"  {kind:<10}{told['gold']:>6}" + "".join(f"{_number(cell):>11}" for cell in cells))
    print()


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def verdicts(told: dict[str, Any]) -> list[str]:
    """What each target says of these scores."""
    given = row(told)
    lines = []
    for name, least in TARGETS.items():
        value = given[name] or 0.0
        lines.append(
            f"{name}: {value:.3f}, target ≥ {least:.2f}: {'reached' if value >= least else 'MISSED'}"
        )
    return lines

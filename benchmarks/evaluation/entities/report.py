"""The scores as a table, and whether the targets are reached."""

from __future__ import annotations

from typing import Any

from metatui.model import ENTITY_KINDS

# What is promised of metatui on the closed part.
TARGETS = {
    "person": 0.88,
    "organisation": 0.88,
    "place": 0.88,
    "product": 0.75,
    "pairs, precision": 0.97,
    "pairs, recall": 0.90,
    "three most important": 0.85,
    "speakers, precision": 0.90,
}


def show(results: dict[str, Any], *, wrong: bool) -> None:
    """Print both parts, system beside system; the errors of the open part if they are asked for."""
    for part, result in results.items():
        print(f"{part}: {result['articles']} articles, {result['mentions']} mentions")
        for name, told in result["systems"].items():
            if "absent" in told:
                print(f"{name} is {told['absent']}")
        rows = {name: row(told) for name, told in result["systems"].items() if "absent" not in told}
        print(f"{'':<22}" + "".join(f"{name:>13}" for name in rows))
        for label in next(iter(rows.values())):
            print(f"{label:<22}" + "".join(f"{_number(told[label]):>13}" for told in rows.values()))
        print()
        if part == "closed":
            for name in ("careful", "quick"):
                for verdict in verdicts(result["systems"][name]):
                    print(f"→ {name}: {verdict}")
        elif wrong:
            print("\n".join(result["systems"]["careful"]["wrong"]), end="\n\n")


def row(told: dict[str, Any]) -> dict[str, float | int | None]:
    """The scores of one system, by the label they are printed under."""
    return {
        **{kind: told["kinds"][kind] for kind in ENTITY_KINDS},
        "all kinds": told["f1"],
        "  precision": told["precision"],
        "  recall": told["recall"],
        "pairs, precision": told["pair_precision"],
        "pairs, recall": told["pair_recall"],
        "three most important": told["top"],
        "speakers, precision": told["speaker_precision"],
        "speakers, recall": told["speaker_recall"],
        "violations": told["violations"],
    }


def verdicts(told: dict[str, Any]) -> list[str]:
    """What is promised and not reached; one line that says so where everything is."""
    shown = row(told)
    missed = [
        f"{label} {_number(shown[label])}, promised {wanted:.2f}"
        for label, wanted in TARGETS.items()
        if (shown[label] or 0) < wanted
    ]
    if told["violations"]:
        missed.append(f"{told['violations']} weekdays, months, nationalities or common words taken for names")
    return missed or ["every target is reached"]


def _number(value: float | int | None) -> str:
    return "–" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"

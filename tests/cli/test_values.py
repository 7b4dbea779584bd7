"""Values of figures in a few characters."""

import pytest

from metatui.cli.values import value_text
from metatui.model import Figure


def _figure(**fields: object) -> Figure:
    return Figure(0, 1, "x", **{"kind": "count", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (
            _figure(kind="money", low=14_300_000_000, high=14_300_000_000, currency="USD"),
            "USD 14,300,000,000",
        ),
        (_figure(kind="percent", low=49, high=49, unit="%"), "49 %"),
        (_figure(kind="percent", low=2.50, high=2.50, unit="pp"), "2.5 pp"),
        (_figure(low=7000, high=7000, approximate=True), "≈ 7,000"),
        (_figure(low=5, high=7, unit="GW", kind="measure"), "5–7 GW"),
        (_figure(low=1000, high=1000, bound="min", approximate=True), "≥ 1,000"),
        (_figure(kind="date", low="2025-06", high="2025-06"), "2025-06"),
        (_figure(kind="date", low="2024", high="2026"), "2024–2026"),
        (_figure(kind="money", low=10**9, high=None, currency="USD"), "USD 1,000,000,000"),
        (_figure(kind="date"), ""),
        (_figure(low=0, high=0), "0"),
    ],
)
def test_values(figure: Figure, shown: str) -> None:
    assert value_text(figure) == shown


def test_ascii() -> None:
    assert value_text(_figure(low=5, high=7, bound="max"), ascii=True) == "<= 5-7"

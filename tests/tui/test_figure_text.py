"""Figures as the panel writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.model import FIGURE_KINDS, Figure
from metatui.tui.figure_text import KIND_ORDER, as_of_text, first_day, value_text
from metatui.tui.glyphs import ASCII, UNICODE


def figure(kind, low, high=..., unit=None, currency=None, **rest) -> Figure:
    return Figure(0, 5, "words", kind, low, low if high is ... else high, unit, currency, **rest)


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        # Money.
        (figure("money", 14.3e9, currency="USD"), "$14.3bn"),
        (figure("money", 4_200_000_000, currency="EUR"), "€4.2bn"),
        (figure("money", 1.5e12, currency="GBP"), "£1.5tn"),
        (figure("money", 250_000, currency="USD"), "$250,000"),
        (figure("money", 3e6, currency="CHF"), "CHF 3m"),
        (figure("money", 9.99, currency="USD"), "$9.99"),
        (figure("money", 277.4, currency="USD"), "$277.40"),
        (figure("money", 1.5, 2, currency="EUR"), "€1.50–2"),
        (figure("money", 0.004, currency="USD"), "$0.004"),
        (figure("money", 2e9), "2bn"),
        (figure("money", 113e9, 118e9, currency="USD"), "$113–118bn"),
        (figure("money", 900e6, 1.2e9, currency="USD"), "$900m–1.2bn"),
        (figure("money", 3e6, 5e6, currency="CHF"), "CHF 3–5m"),
        # Percent and points.
        (figure("percent", 49, unit="%"), "49 %"),
        (figure("percent", 2.5, unit="%"), "2.5 %"),
        (figure("percent", -3.5, unit="%"), "-3.5 %"),
        (figure("percent", 10, 12, unit="%"), "10–12 %"),
        (figure("percent", 0.25, unit="pp"), "0.25 pp"),
        (figure("percent", 25, unit="bp"), "25 bp"),
        # Counts, measures, ratios, ordinals.
        (figure("count", 7000), "7,000"),
        (figure("count", 2_000_000), "2m"),
        (figure("count", 8, 10), "8–10"),
        (figure("measure", 5, unit="GW"), "5 GW"),
        (figure("measure", 3, 4, unit="km"), "3–4 km"),
        (figure("measure", 7.1, unit="magnitude"), "magnitude 7.1"),
        (figure("measure", 5, 6, unit="magnitude"), "magnitude 5–6"),
        (figure("measure", 4, unit="category", bound="min"), "≥ category 4"),
        (figure("ratio", 0.2), "0.2"),
        (figure("ratio", 2, unit="x"), "2×"),
        (figure("ratio", 0.5, unit="x"), "0.5×"),
        (figure("ratio", 2, 3, unit="x"), "2–3×"),
        (figure("ratio", 2.5, unit="x", bound="min"), "≥ 2.5×"),
        (figure("ratio", 0.5, unit="share"), "1/2"),
        (figure("ratio", 0.666667, unit="share"), "2/3"),
        (figure("ratio", 0.05, unit="share"), "1/20"),
        (figure("ratio", 0.25, unit="share", approximate=True), "≈ 1/4"),
        (figure("ratio", 0.333333, 0.666667, unit="share"), "1/3–2/3"),
        (figure("ratio", 0.004, unit="share"), "0.4 %"),
        (figure("ratio", 1, unit="share"), "100 %"),
        (figure("ordinal", 3), "3"),
        # Durations.
        (figure("duration", 2, unit="year"), "2 years"),
        (figure("duration", 1, unit="month"), "1 month"),
        (figure("duration", 6, 8, unit="week"), "6–8 weeks"),
        # Bounds and about.
        (figure("percent", 49, unit="%", bound="min"), "≥ 49 %"),
        (figure("money", 5e6, currency="USD", bound="max"), "≤ $5m"),
        (figure("count", 7000, approximate=True), "≈ 7,000"),
        (figure("count", 2000, 3000, approximate=True), "≈ 2,000–3,000"),
        (figure("count", 1000, None), "≥ 1,000"),
        (figure("count", None, 1000), "≤ 1,000"),
        # Dates.
        (figure("date", "2025"), "2025"),
        (figure("date", "2025-06"), "Jun 2025"),
        (figure("date", "2025-06-12"), "12 Jun 2025"),
        (figure("date", "2025-06-02"), "2 Jun 2025"),
        (figure("date", "XXXX-06"), "Jun"),
        (figure("date", "XXXX-06-12"), "12 Jun"),
        (figure("date", "2025-Q2"), "Q2 2025"),
        (figure("date", "XXXX-Q2"), "Q2"),
        (figure("date", "2024", "2026"), "2024 – 2026"),
        (figure("date", None, "2026"), "until 2026"),
        (figure("date", "2026-03", None), "from Mar 2026"),
        # Only the text says.
        (figure("date", None), "words"),
        (figure("money", None, currency="USD"), "words"),
    ],
)
def test_values(shown: Figure, written: str) -> None:
    assert value_text(shown, UNICODE) == written


def test_ascii_signs() -> None:
    assert value_text(figure("count", 7000, approximate=True), ASCII) == "~ 7,000"
    assert value_text(figure("percent", 49, unit="%", bound="min"), ASCII) == ">= 49 %"
    assert value_text(figure("percent", 49, unit="%", bound="max"), ASCII) == "<= 49 %"
    assert value_text(figure("money", 113e9, 118e9, currency="USD"), ASCII) == "$113-118bn"


@pytest.mark.parametrize(
    ("as_of", "written", "first"),
    [
        ("2025", "2025", "2025-01-01"),
        ("2025-Q2", "Q2 2025", "2025-04-01"),
        ("2025-H2", "H2 2025", "2025-07-01"),
        ("2025-02", "Feb 2025", "2025-02-01"),
        ("2025-06-12", "12 Jun 2025", "2025-06-12"),
        ("FY2024", "FY2024", "2024-01-01"),
        ("2019/2023", "2019 – 2023", "2019-01-01"),
    ],
)
def test_when_a_figure_holds(as_of: str, written: str, first: str) -> None:
    assert as_of_text(as_of, UNICODE) == written
    assert first_day(as_of) == first


def test_when_a_figure_holds_is_not_always_known() -> None:
    assert as_of_text("XXXX-Q2", UNICODE) == "Q2"
    assert as_of_text(None, UNICODE) == ""


def test_ascii_multiples() -> None:
    assert value_text(figure("ratio", 2, unit="x"), ASCII) == "2x"
    assert value_text(figure("ratio", 0.25, unit="share", approximate=True), ASCII) == "~ 1/4"


def test_every_kind_has_its_place_in_the_panel() -> None:
    assert sorted(KIND_ORDER) == sorted(FIGURE_KINDS)


NUMBERS = st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e15, 1e15, allow_nan=False))
DATES = st.sampled_from(["2025", "2025-06", "2025-06-12", "XXXX-06", "2025-Q2", "XXXX-Q2"])


@given(
    st.sampled_from([kind for kind in FIGURE_KINDS if kind != "date"]),
    st.one_of(st.none(), NUMBERS),
    st.one_of(st.none(), NUMBERS),
    st.sampled_from([None, "%", "pp", "bp", "x", "share", "year", "km", "km²", "square metre"]),
    st.sampled_from([None, "USD", "CHF"]),
    st.booleans(),
    st.sampled_from([None, "min", "max"]),
    st.sampled_from([UNICODE, ASCII]),
)
def test_every_figure_can_be_written(kind, low, high, unit, currency, approximate, bound, glyphs) -> None:
    text = value_text(figure(kind, low, high, unit, currency, approximate=approximate, bound=bound), glyphs)
    assert text.strip()
    assert "\n" not in text


@given(DATES, DATES)
def test_every_date_can_be_written(low: str, high: str) -> None:
    text = value_text(figure("date", low, high), UNICODE)
    assert text == text.strip()
    assert "XXXX" not in text


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (Figure(0, 1, "two days", "duration", 2, 2, "day"), "2 days"),
        (Figure(0, 1, "900 mbar", "measure", 900, 900, "mbar"), "900 mbar"),
        (Figure(0, 1, "5 exaflops", "measure", 5, 5, "EFLOPS"), "5 EFLOPS"),
    ],
)
def test_plurals_of_units(figure: Figure, written: str) -> None:
    assert value_text(figure, UNICODE) == written

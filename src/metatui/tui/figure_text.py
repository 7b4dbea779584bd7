"""Figures as the panel writes them: short, normalised, and no more exact than the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metatui.model import Figure, FigureKind
    from metatui.tui.glyphs import Glyphs

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
_MAGNITUDES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SUFFIX_UNITS = {"%": " %", "pp": " pp", "bp": " bp"}
# Scales stand before their number: "magnitude 7.1".
_NAMED_FIRST = ("magnitude", "category")
# Units that are written as words; symbols ("GW", "km") stay as they are.
_PLURALS = {
    "century": "centuries",
    **{
        unit: f"{unit}s"
        for unit in (
            *("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"),
            *("acre", "barrel", "bushel", "carat", "fathom", "generation", "season"),
        )
    },
}

# The order of the panel: what a reader looks for first.
KIND_ORDER: tuple[FigureKind, ...] = (
    "money",
    "percent",
    "count",
    "measure",
    "ratio",
    "ordinal",
    "duration",
    "date",
)


def value_text(figure: Figure, glyphs: Glyphs) -> str:
    """The value of a figure: "$14.3bn", "≈ 7,000", "$113–118bn", "≥ 49 %", "2×", "1/3"; or its own words."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return figure.text
    if isinstance(low, str) or isinstance(high, str):
        return _dates(low, high, glyphs)
    if low is None or high is None:
        sign = glyphs.at_most if low is None else glyphs.at_least
        return f"{sign} {_one(figure, high if low is None else low, glyphs)}"
    text = _range(figure, low, high, glyphs) if low != high else _one(figure, low, glyphs)
    if figure.bound == "min":
        return f"{glyphs.at_least} {text}"
    if figure.bound == "max":
        return f"{glyphs.at_most} {text}"
    return f"{glyphs.about} {text}" if figure.approximate else text


def _one(figure: Figure, value: float | int | None, glyphs: Glyphs) -> str:
    assert value is not None
    if figure.kind == "money":
        return _currency(figure) + (_with_cents(value) if abs(value) < 1e6 else _scaled(value))
    unit = figure.unit or ""
    if unit in _NAMED_FIRST:
        return f"{unit} {_plain(value)}"
    if unit in _SUFFIX_UNITS:
        return _plain(value) + _SUFFIX_UNITS[unit]
    if figure.kind == "ratio" and unit == "share":
        return _share(value)
    number = _scaled(value) if abs(value) >= 1e6 else _plain(value)
    if figure.kind == "ratio" and unit == "x":
        return number + glyphs.times
    if figure.kind in ("count", "ordinal", "ratio") or not unit:
        return number
    if unit in _NAMED_FIRST:
        return f"{unit} {number}"
    return f"{number} {unit if value == 1 else _PLURALS.get(unit, unit)}"


def _with_cents(value: float | int) -> str:
    """A sum below a million: whole, or with two digits behind the point, "$277.40"."""
    return f"{value:,.2f}" if round(value, 2) == value and not float(value).is_integer() else _plain(value)


def _share(value: float | int) -> str:
    """A part of a whole as articles count it, "2/3" or "1/20"; in percent where no such fraction is near."""
    if 0 < value < 1:
        for under in range(2, 101):
            over = round(value * under)
            if over and abs(over / under - value) < 1e-6:  # the analysis rounds to six decimals
                return f"{over}/{under}"
    return f"{_plain(value * 100)} %"


def _range(figure: Figure, low: float | int, high: float | int, glyphs: Glyphs) -> str:
    first, last = _one(figure, low, glyphs), _one(figure, high, glyphs)
    symbol = _currency(figure) if figure.kind == "money" else ""
    if figure.unit in _NAMED_FIRST:
        symbol = f"{figure.unit} "
    last = last.removeprefix(symbol)
    # $113bn–118bn → $113–118bn: a unit that both ends share is written once.
    tail = _common_tail(first, last)
    return f"{first[: len(first) - len(tail)]}{glyphs.dash}{last}"


def _common_tail(first: str, last: str) -> str:
    length = 0
    while length < min(len(first), len(last)) and first[-1 - length] == last[-1 - length]:
        if first[-1 - length].isdigit():
            break
        length += 1
    return first[len(first) - length :] if length else ""


def _currency(figure: Figure) -> str:
    if figure.currency is None:
        return ""
    return _SYMBOLS.get(figure.currency, figure.currency + " ")


def _scaled(value: float | int) -> str:
    for size, name in _MAGNITUDES:
        if abs(value) >= size * 0.9995:  # 999,999,999 is written as 1bn
            return _plain(value / size) + name
    return _plain(value)


def _plain(value: float | int) -> str:
    """At most four significant decimals, thousands grouped: 14.3, 7,000, 0.25."""
    rounded = round(float(value), 4)
    if rounded.is_integer():
        return f"{int(rounded):,}"
    return f"{rounded:,.4f}".rstrip("0").rstrip(".")


def _dates(low: object, high: object, glyphs: Glyphs) -> str:
    first, last = (_date(end) if isinstance(end, str) else "" for end in (low, high))
    if not first or not last:
        return f"until {last}" if last else first and f"from {first}"
    return first if first == last else f"{first} {glyphs.dash} {last}"


def ends_of(figure: Figure) -> tuple[float, float] | None:
    """The least and the largest value of a figure: both the same where one is said, None without any."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    if isinstance(low, int | float) and isinstance(high, int | float):
        return float(low), float(high)
    return None


def as_of_text(as_of: str | None, glyphs: Glyphs) -> str:
    """When a figure holds: "2025-Q2" → "Q2 2025", "2019/2023" → "2019 – 2023"; "" where that is not said."""
    if not as_of:
        return ""
    first, _, last = as_of.partition("/")
    return _dates(first, last or first, glyphs)


def first_day(as_of: str) -> str:
    """The first day of the time that `as_of` names, as an ISO date: "2025-H2" → "2025-07-01"."""
    year, _, rest = as_of.partition("/")[0].removeprefix("FY").partition("-")
    part, _, day = rest.partition("-")
    months = {"Q": 3, "H": 6}.get(part[:1], 0)
    month = (int(part[1:]) - 1) * months + 1 if months else int(part or 1)
    return f"{year}-{month:02d}-{int(day or 1):02d}"


def _date(value: str) -> str:
    """ "2025-06-12" → "12 Jun 2025"; an unknown year ("XXXX") is left out."""
    year, _, rest = value.partition("-")
    year = "" if year == "XXXX" else year
    if not rest:
        return year or value
    month, _, day = rest.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return f"{rest} {year}".strip()
    words = [str(int(day))] if day.isdigit() else []
    return " ".join([*words, _MONTHS[int(month) - 1], year]).strip()

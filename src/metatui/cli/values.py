"""The value of a figure in a few characters: "USD 14,300,000,000", "≥ 49 %", "5–7 GW"."""

from __future__ import annotations

from metatui.model.annotations import Figure

Value = float | int | str | None


def value_text(figure: Figure, *, ascii: bool = False) -> str:
    """The value with its unit, "" where the text gives none; ranges with a dash, bounds with their sign."""
    dash, about, at_least, at_most = ("-", "~", ">=", "<=") if ascii else ("–", "≈", "≥", "≤")
    low, high = _number(figure.low, figure.kind), _number(figure.high, figure.kind)
    if not (low or high):
        return ""
    number = low if low == high or not high else high if not low else f"{low}{dash}{high}"
    bound = {"min": f"{at_least} ", "max": f"{at_most} "}.get(figure.bound or "", "")
    if not bound and figure.approximate:
        bound = f"{about} "
    if figure.currency:
        return f"{bound}{figure.currency} {number}"
    return f"{bound}{number} {figure.unit}" if figure.unit else f"{bound}{number}"


def _number(value: Value, kind: str) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    text = f"{value:,.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return text.replace(",", "") if kind == "date" else text

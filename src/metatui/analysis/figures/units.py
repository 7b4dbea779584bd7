"""Units of measurement: the words and symbols of news, each with one canonical symbol."""

from __future__ import annotations

from typing import Final

_PREFIXES: Final = {
    "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "hecto": "h", "kilo": "k", "mega": "M",
    "giga": "G",
    "tera": "T", "peta": "P", "exa": "E", "zetta": "Z",
}  # fmt: skip
# name → (symbol, prefixes it takes in words)
_PREFIXED: Final = {
    "watt": ("W", "milli kilo mega giga tera"),
    "watt-hour": ("Wh", "kilo mega giga tera"),
    "watthour": ("Wh", "kilo mega giga tera"),
    "metre": ("m", "nano micro milli centi kilo"),
    "meter": ("m", "nano micro milli centi kilo"),
    "gram": ("g", "micro milli kilo"),
    "gramme": ("g", "micro milli kilo"),
    "litre": ("L", "milli centi hecto mega giga"),
    "liter": ("L", "milli centi hecto mega giga"),
    "tonne": ("t", "kilo mega giga"),
    "ton": ("ton", "kilo mega giga"),
    "byte": ("B", "kilo mega giga tera peta exa zetta"),
    "bit": ("bit", "kilo mega giga tera"),
    "hertz": ("Hz", "kilo mega giga tera"),
    "volt": ("V", "milli kilo mega"),
    "joule": ("J", "kilo mega giga tera peta exa zetta"),
    "pascal": ("Pa", "hecto kilo mega"),
    "flop": ("FLOP", "tera peta exa zetta"),
    "electronvolt": ("eV", "kilo mega giga tera"),
    "becquerel": ("Bq", "kilo mega giga tera"),
    "sievert": ("Sv", "micro milli"),
    "newton": ("N", "kilo mega"),
    "calorie": ("cal", "kilo"),
    "second": ("s", "nano micro milli"),
    "amp": ("A", "milli kilo"),
    "ampere": ("A", "milli"),
}
_PLAIN: Final = {
    "mile": "mi", "yard": "yd", "foot": "ft", "feet": "ft", "inch": "in", "inches": "in", "ft": "ft",
    "acre": "acre", "hectare": "ha", "barrel": "bbl", "bushel": "bushel", "gallon": "gal", "pint": "pint",
    "ounce": "oz", "oz": "oz", "carat": "carat", "kilo": "kg", "kilos": "kg", "lb": "lb", "lbs": "lb",
    "pound": "lb", "stone": "st", "knot": "kn", "decibel": "dB", "horsepower": "hp", "bhp": "hp", "hp": "hp",
    "light-year": "ly", "mph": "mi/h", "kph": "km/h", "kmh": "km/h", "megapixel": "MP", "rpm": "rpm",
    "ppm": "ppm", "ppb": "ppb", "micron": "µm", "hectopascal": "hPa", "millibar": "mbar", "fathom": "fathom",
    "teu": "TEU", "bpd": "bbl/d", "boe": "boe", "kcal": "kcal", "fahrenheit": "°F", "celsius": "°C",
    "bcm": "bcm",
    "exaflops": "EFLOPS", "petaflops": "PFLOPS", "teraflops": "TFLOPS", "parsec": "pc",
}  # fmt: skip
# Symbols keep their case: "MW" is not "mw", and "m" not "M".
SYMBOLS: Final = {
    "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "mm", "cm", "km", "nm", "µm", "μm",
    "mg", "kg",
    "ml", "cl", "hl", "kB", "KB", "MB", "GB", "TB", "PB", "EB", "Mbps", "Gbps", "Kbps", "Tbps", "Hz",
    "kHz", "MHz",
    "GHz", "THz", "kV", "kJ", "MJ", "GJ", "TJ", "hPa", "kPa", "MPa", "kt", "Mt", "Gt", "dB", "ha", "mAh",
    "eV", "keV",
    "MeV", "GeV", "TeV", "mSv", "µSv", "kN", "Nm", "mbar", "km²", "m²", "m³", "km³", "ly",
    "MMBtu", "Btu", "kcal", "nmi",
}  # fmt: skip
# One letter is a unit only when glued to its number, or behind a non-breaking space.
LETTERS: Final = {"m": "m", "g": "g", "t": "t", "l": "L", "L": "L", "C": "°C", "F": "°F", "V": "V", "W": "W"}
_CANONICAL: Final = {"KB": "kB", "μm": "µm", "ml": "mL", "cl": "cL", "hl": "hL", "Kbps": "kbit/s",
"Mbps": "Mbit/s",
                     "Gbps": "Gbit/s", "Tbps": "Tbit/s", "µSv": "µSv"}  # fmt: skip
_AREAS: Final = frozenset({"km", "m", "mi", "ft", "yd", "in", "cm", "mm"})


def _words() -> dict[str, str]:
    words: dict[str, str] = {}
    for name, (symbol, prefixes) in _PREFIXED.items():
        if name != "second":
            words[name] = symbol
        for prefix in prefixes.split():
            words[prefix + name] = _PREFIXES[prefix] + symbol
    for word, symbol in _PLAIN.items():
        words[word] = symbol
    for word, symbol in list(words.items()):
        if not word.endswith(("s", "feet", "foot", "hertz", "ft", "oz", "kcal", "bcm")):
            words[word + "s"] = symbol
    return words


WORDS: Final = _words()
TIMES: Final = {
    "second": "s", "sec": "s", "s": "s", "minute": "min", "hour": "h", "h": "h", "hr": "h", "day": "d",
    "week": "wk", "month": "mo", "year": "yr", "annum": "yr", "decade": "decade",
}  # fmt: skip


def canonical(symbol: str) -> str:
    """The one spelling of a symbol."""
    return _CANONICAL.get(symbol, symbol)


def area_or_volume(word: str, symbol: str) -> str | None:
    """As in "square" + "km" → "km²", "cubic" + "m" → "m³"; None where that is no unit."""
    if symbol not in _AREAS:
        return None
    return symbol + ("²" if word in ("square", "sq") else "³")

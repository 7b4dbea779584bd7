"""Currencies: signs, ISO codes and names."""

from __future__ import annotations

from typing import Final

# A bare $ is the dollar of the United States, as news agencies use it.
SIGNS: Final = {
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "J$": "JMD", "Z$": "ZWL", "U$": "USD", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₦": "NGN", "₪": "ILS",
    "₫": "VND",
    "฿": "THB", "₴": "UAH", "₱": "PHP", "₵": "GHS",
}  # fmt: skip
CODES: Final = {
    code: code
    for code in [
        "AED",
        "ARS",
        "AUD",
        "BRL",
        "CAD",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CZK",
        "DKK",
        "EGP",
        "EUR",
        "GBP",
        "HKD",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "JPY",
        "KES",
        "KRW",
        "KWD",
        "MXN",
        "MYR",
        "NGN",
        "NOK",
        "NZD",
        "PHP",
        "PKR",
        "PLN",
        "QAR",
        "RON",
        "RUB",
        "SAR",
        "SEK",
        "SGD",
        "THB",
        "TRY",
        "TWD",
        "UAH",
        "USD",
        "VND",
        "ZAR",
    ]
} | {"RMB": "CNY", "RM": "MYR", "Rs": "INR", "Rp": "IDR", "R": "ZAR", "Kč": "CZK"}
NAMES: Final = {
    "dollar": "USD", "dollars": "USD", "dlr": "USD", "dlrs": "USD", "euro": "EUR", "euros": "EUR",
    "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "rouble": "RUB", "roubles": "RUB",
    "ruble": "RUB", "rubles": "RUB", "won": "KRW", "franc": "CHF", "francs": "CHF", "baht": "THB",
    "zloty": "PLN",
    "zlotys": "PLN", "forint": "HUF", "forints": "HUF", "shekel": "ILS", "shekels": "ILS", "rand": "ZAR",
    "reais": "BRL", "naira": "NGN", "ringgit": "MYR", "hryvnia": "UAH", "hryvnias": "UAH", "lira": "TRY",
    "liras": "TRY", "dong": "VND", "sterling": "GBP", "riyals": "SAR", "dirhams": "AED", "kronor": "SEK",
    "kroner": "NOK", "taka": "BDT", "pesos": None, "peso": None, "krona": "SEK", "krone": "NOK",
    "dinars": None,
    "shillings": "KES", "rupiah": "IDR",
}  # fmt: skip
QUALIFIED_NAMES: Final = {
    ("us", "dollars"): "USD", ("american", "dollars"): "USD", ("australian", "dollars"): "AUD",
    ("canadian", "dollars"): "CAD", ("hong kong", "dollars"): "HKD", ("zealand", "dollars"): "NZD",
    ("singapore", "dollars"): "SGD", ("taiwan", "dollars"): "TWD", ("taiwanese", "dollars"): "TWD",
    ("swiss", "francs"): "CHF", ("cfa", "francs"): "XOF", ("mexican", "pesos"): "MXN", ("swedish",
    "kronor"): "SEK",
    ("danish", "kroner"): "DKK", ("danish", "crowns"): "DKK", ("swedish", "crowns"): "SEK",
    ("norwegian", "crowns"): "NOK", ("czech", "crowns"): "CZK", ("norwegian", "kroner"): "NOK",
    ("pakistani", "rupees"): "PKR",
    ("indian", "rupees"): "INR", ("nepalese", "rupees"): "NPR", ("brazilian", "reais"): "BRL",
    ("argentine", "pesos"): "ARS", ("philippine", "pesos"): "PHP", ("colombian", "pesos"): "COP",
    ("chilean", "pesos"): "CLP", ("turkish", "lira"): "TRY", ("chinese", "yuan"): "CNY", ("czech",
    "koruna"): "CZK",
    ("egyptian", "pounds"): "EGP", ("pounds", "sterling"): "GBP", ("british", "pounds"): "GBP",
    ("u.s.", "dollars"): "USD", ("kuwaiti", "dinars"): "KWD",
}  # fmt: skip
HUNDREDTHS: Final = {"cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP", "paise": "INR"}

"""Currencies: signs, ISO codes and names."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

# Names that several countries share: whose is meant, the article shows by the country that it names most.
_SHARED: Final = {
    "peso pesos": "Philippin|Manila:PHP Mexic:MXN Argentin:ARS Chile:CLP Colombia:COP Uruguay:UYU Cuba:CUP",
    "rupee rupees": "India|Delhi|Mumbai:INR Pakistan|Karachi:PKR Lanka|Colombo:LKR Nepal:NPR Maurit:MUR",
    "krone kroner": "Norw|Oslo:NOK Danish|Denmark|Dane|Copenhagen:DKK",
    "crown crowns": "Czech|Prague:CZK Swed|Stockholm:SEK Norw|Oslo:NOK Danish|Denmark:DKK Iceland:ISK",
    "krona kronor kronur": "Swed|Stockholm:SEK Iceland|Reykjavik:ISK",
    "franc francs": "Swiss|Switzerland|Zurich:CHF Rwanda:RWF Burundi:BIF Congo:CDF Guinea:GNF",
    "shilling shillings": "Kenya|Nairobi:KES Tanzania:TZS Uganda|Kampala:UGX Somali:SOS",
    "dinar dinars": "Kuwait:KWD Jordan:JOD Algeria:DZD Tunisia:TND Serbia:RSD Iraq:IQD Bahrain:BHD Libya:LYD",
    "riyal riyals rial rials": "Saudi|Riyadh:SAR Qatar:QAR Oman:OMR Iran|Tehran:IRR Yemen:YER",
    "dirham dirhams": "Emirat|UAE|Dubai:AED Morocc:MAD",
    "leu lei": "Romania|Bucharest:RON Moldova:MDL",
    "kwacha": "Zambia:ZMW Malawi:MWK",
    "cedi cedis": "Ghana|Accra:GHS",
    "birr": "Ethiopia|Addis:ETB",
    "tenge": "Kazakh:KZT",
    "lari": "Georgia|Tbilisi:GEL",
    "lev leva": "Bulgaria|Sofia:BGN",
}
_COUNTRIES: Final = {
    name: tuple(tuple(one.rsplit(":", 1)) for one in listed.split())
    for names, listed in _SHARED.items()
    for name in names.split()
}
_ANY_SHARED: Final = re.compile(rf"\b(?:{'|'.join(_COUNTRIES)})\b")


def local_currencies(text: str) -> Mapping[str, str]:
    """Names of currencies that several countries share, with the ISO code of the one the text tells of."""
    found: dict[str, str] = {}
    for name in set(_ANY_SHARED.findall(text)):
        counts = [(len(re.findall(rf"\b(?:{words})", text)), code) for words, code in _COUNTRIES[name]]
        most = max(count for count, _ in counts)
        best = [code for count, code in counts if count == most]
        if most and len(best) == 1:
            found[name] = best[0]
    return found

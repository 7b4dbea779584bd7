"""Numerals that belong to a product's name: "Llama 4", "GPT-4o", "Windows 11", "Gemini 2.5 Pro"."""

from __future__ import annotations

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.lexicon import Word, word_set
from metatui.analysis.entities.tagger import Tagged

_HYPHENS = frozenset("-‐‑")
_UNITS = word_set(
    "million billion trillion thousand hundred percent per cent % points point years year days day"
    " weeks week months month hours minutes seconds people users dollars euros pounds km miles metres"
    " meters feet times million-dollar bn m k am pm a.m. p.m. goals runs wickets of to and or in on"
    " year week day hour minute mile"
)


def has_numeral(document: Document, begin: int, end: int) -> bool:
    """Whether any of the tokens holds a digit."""
    return any(document.flags[index] & (Word.NUMERIC | Word.DIGITS) for index in range(begin, end))


def numeral_end(document: Document, begin: int, end: int, *, product: bool) -> int:
    """The end of a product's name past the numeral and tier behind it; `end` where no numeral belongs to it.

    `product`: the name is known as a product, so any small number is its version. Otherwise the number must
    be short and nothing behind it may be counted by it.
    """
    at = end
    if (
        at + 1 < len(document)
        and document.words[at] in _HYPHENS
        and document.glued[at]
        and document.glued[at + 1]
    ):
        flags = document.flags[at + 1]
        is_name = product or document.flags[end - 1] & (Word.UPPER | Word.MIXED)
        is_name = is_name or not document.flags[end - 1] & (Word.COMMON | Word.CALENDAR | Word.SURNAME)
        if flags & Word.NUMERIC and is_name and len(document.words[at + 1]) <= 5:
            return _tier_end(document, at + 2)
        return end
    if at >= len(document) or not document.space[at] or not document.flags[at] & Word.NUMERIC:
        return _tier_end(document, end) if product and _is_tier(document, end) else end
    number = document.words[at]
    plain = number.replace(".", "")
    if not plain[:1].isdigit() or len(plain) > (4 if product else 3) or "," in number:
        return end
    if product and len(plain) == 4 and plain.startswith(("19", "20")):
        return end
    following = document.word(at + 1)
    glued = at + 1 < len(document) and document.glued[at + 1]
    if (
        following in _UNITS
        and document.space[at + 1]
        and not (product and following in ("of", "to", "and", "or", "in", "on"))
    ):
        return end
    if glued and (following in ":/%°" or (following in "-‐‑–—" and document.word(at + 2) in _UNITS)):
        return end  # "the Nasdaq 0.9%", "Acme 12-month"
    if not product:
        if document.flags[end - 1] & Word.NOT_BEFORE_NUMBER or document.flags[begin] & Word.CALENDAR:
            return end
        mixed = bool(document.flags[end - 1] & (Word.MIXED | Word.UPPER))
        if document.flags[end - 1] & (Word.COMMON | Word.GIVEN | Word.SURNAME) or not (
            mixed or "." in number
        ):
            return end
        if document.space[at + 1] if at + 1 < len(document) else False:
            after = document.flags[at + 1]
            # "Acme 12 workers" counts; "the Acme 12 is" does not.
            if (
                after & Word.COMMON
                and following.endswith("s")
                and following not in ("is", "was", "has", "series")
            ):
                return end
    return _tier_end(document, at + 1)


def _is_tier(document: Document, at: int) -> bool:
    if at >= len(document) or not document.space[at]:
        return False
    return bool(document.flags[at] & Word.TIER) and bool(document.flags[at] & Word.CAPITAL)


def _tier_end(document: Document, at: int) -> int:
    end = at
    while end - at < 2 and _is_tier(document, end):
        end += 1
    return end


def join_numerals(document: Document, names: list[Tagged]) -> list[Tagged]:
    """The names, "Orca" before " 3" as the product "Orca 3" where the article has that elsewhere."""
    numbered = {
        tuple(document.words[name.begin : name.end])
        for name in names
        if name.kind == "product" and has_numeral(document, name.begin, name.end)
    }
    taken = {name.begin for name in names}
    for name in names if numbered else ():
        longer = tuple(document.words[name.begin : name.end + 1])
        if name.kind != "product" and name.end not in taken and longer in numbered:
            name.end, name.kind, name.known = name.end + 1, "product", None
    return names

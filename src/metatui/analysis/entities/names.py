"""Forms under which a full name comes again: surnames, given names, first words of a firm, initials."""

from __future__ import annotations

import re

from metatui.analysis.entities.lexicon import Lexicon, Word, word_set

_SUFFIXES = word_set("jr jr. sr sr. ii iii iv")
_LEGAL = re.compile(
    r",?\s+(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|LLP|LP|PLC|plc|AG|SA|S\.A|SE|GmbH|NV|N\.V|BV|B\.V|AB"
    r"|ASA|Oyj|S\.p\.A|Pty|Bhd|Tbk|Incorporated|Platforms Inc)\.?$"
)
_SMALL = word_set("of the and for in on at de la le des du del da y e & von van")


def surnames(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The surname forms of a full name, the fullest first: "von der Leyen", "Leyen"; "Xi" of "Xi Jinping"."""
    words = [word for word in name.replace(",", "").split() if word.lower() not in _SUFFIXES]
    if len(words) < 2:
        return ()
    forms = [" ".join(words[start:]) for start in range(1, len(words))]
    if (
        (lexicon[words[0]] & Word.ASIAN_SURNAME and ("-" in name or not lexicon[words[-1]] & Word.SURNAME))
        or (lexicon[words[0]] & Word.ASIAN_SURNAME and not lexicon[words[0]] & Word.GIVEN)
        or (lexicon[words[0]] & Word.ASIAN_SURNAME and len(words) == 3)
    ):
        forms.append(words[0])
    if (
        len(words) == 3
        and "." not in words[1]
        and words[1][0].isupper()
        and not lexicon[words[1]] & Word.GIVEN
    ):
        forms.append(words[1])
    return tuple(forms)


def given_name(name: str, lexicon: Lexicon) -> str | None:
    """The given name where it may stand for the person, None for initials and unlisted words."""
    first, _, rest = name.partition(" ")
    return first if rest and lexicon[first] & Word.GIVEN and "." not in first else None


def without_legal_form(name: str) -> str:
    """ "Northwind Security Inc." → "Northwind Security"."""
    while (shorter := _LEGAL.sub("", name)) != name and shorter:
        name = shorter
    return name


def initials(name: str) -> frozenset[str]:
    """The acronyms a name makes: of all its words and without the small ones, at least two letters."""
    words = re.findall(r"[^\W_]+", name)
    full = "".join(word[0] for word in words).upper()
    short = "".join(word[0] for word in words if word.lower() not in _SMALL).upper()
    return frozenset(letters for letters in (full, short) if len(letters) > 1)


def first_words(name: str, lexicon: Lexicon, *, given: bool = False) -> tuple[str, ...]:
    """Shorter forms of an organisation's name: "Savanna Trust", "Savanna" of "Savanna Trust Bank".

    A form of plain words alone ("National", "First Citizens") is left out, for it says too little, and so is
    a given name unless `given` asks for it.
    """
    bare = without_legal_form(name)
    words = bare.removeprefix("The ").split()
    forms = []
    for size in range(len(words) - (bare == name), 0, -1):
        part = words[:size]
        telling = any(not lexicon[word] & (Word.COMMON | Word.DEMONYM | Word.FUNCTION) for word in part)
        is_given = size == 1 and lexicon[part[0]] & Word.GIVEN and not lexicon[part[0]] & Word.MIXED
        if telling and (given or not is_given) and part[-1].lower() not in _SMALL:
            forms.append(" ".join(part))
    last = lexicon[words[-1]] if words else 0
    if len(words) == 2 and lexicon[words[0]] & Word.ORG_FIRST and not last & (Word.COMMON | Word.DEMONYM):
        forms.append(words[-1])  # "Palmar" of "Deportivo Palmar"
    return tuple(forms)

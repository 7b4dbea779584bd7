"""When two names are one name, and two sentences one sentence."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = str.maketrans("’‘`´", "''''")


def name_key(name: str) -> str:
    """The form in which two ways to write a name are the same: case, blanks and apostrophes do not count."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.translate(_APOSTROPHES).split())


def sentence_key(sentence: str) -> str:
    """The form in which two sentences are the same: blanks and line breaks do not count."""
    return " ".join(sentence.split())

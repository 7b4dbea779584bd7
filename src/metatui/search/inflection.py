"""The other forms of an English word: what a plain word of a query finds beside itself.

The rules are few and careful, and run both ways: they take endings off and put them on. They may make forms
that nobody writes ("runed"): only those that the index has count, so a form too many costs nothing, while a
form of another word would bring articles that nobody asked for. Hence no rule for the short words, where most
of those would come from ("new" and "news" are no pair, nor are "as" and "a").
"""

from __future__ import annotations

from functools import lru_cache

_VOWELS = frozenset("aeiouy")
_SHORTEST = 3


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Words that end like an inflected one and are none, and pairs that the rules would take for one word.
_NO_FORMS = _words("""
    this his its has was does goes us is as yes plus thus perhaps always news species series lens
    politics economics mathematics physics athletics ethics
    thing things ring king wing sing spring string bring evening morning ceiling during nothing something
    anything everything being sterling beijing boeing
    need needs seed feed speed indeed hundred red bed shed led fed used
    new the and for not but are were been had have that with from they them there then than those these
""")
_APART = frozenset(
    {frozenset({"good", "goods"}), frozenset({"mean", "means"}), frozenset({"custom", "customs"})}
)
_IRREGULAR = {
    one: (other,)
    for pair in ("man men", "woman women", "child children", "foot feet", "life lives", "wife wives")
    for one, other in (pair.split(), pair.split()[::-1])
}
# The magnitudes of numbers, which are written out here and shortened there.
_MAGNITUDES = {
    "thousand": ("k",),
    "million": ("millions", "mn", "m"),
    "millions": ("million", "mn", "m"),
    "billion": ("billions", "bn"),
    "billions": ("billion", "bn"),
    "trillion": ("trillions", "tn"),
    "trillions": ("trillion", "tn"),
    "mn": ("million",),
    "bn": ("billion",),
    "tn": ("trillion",),
}


@lru_cache(maxsize=4096)
def other_forms(word: str) -> tuple[str, ...]:
    """The forms under which a folded word may stand too, sorted, without itself; none for short words."""
    if special := _MAGNITUDES.get(word) or _IRREGULAR.get(word):
        return special
    if len(word) < _SHORTEST or word in _NO_FORMS or not (word.isascii() and word.isalpha()):
        return ()
    found = {form for stem in {word, *_stems(word)} for form in (stem, *_endings(stem))}
    return tuple(
        sorted(
            form
            for form in found
            if form != word
            and len(form) >= _SHORTEST
            and form[0] == word[0]  # of "ies" there would be "ying"
            and form not in _NO_FORMS
            and frozenset((form, word)) not in _APART
        )
    )


def _stems(word: str) -> set[str]:
    """What a word may be a form of: several, where the spelling does not tell."""
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return {word[:-3] + "y"}
    if word.endswith("ied") or (word.endswith("ying") and len(word) == 5):
        return {word[0] + "ie"}
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        stem = word[:-1]
        if word.endswith(("shes", "sses")):
            return {word[:-2]}
        if word.endswith(("ches", "xes", "zes", "oes")):
            return {stem, word[:-2]}
        if word.endswith("ses"):
            return {stem, word[:-2], word[:-2] + "is"}
        return {stem}
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            return _unended(word[: -len(ending)])
    return set()


def _unended(rest: str) -> set[str]:
    """The words that give `rest` before -ed and -ing: "stopp" → "stop", "hir" → "hire", "build" → "build"."""
    if len(rest) < _SHORTEST or not _VOWELS & set(rest):
        return set()
    if rest[-1] == rest[-2] and rest[-1] not in _VOWELS:
        # "stopping", but "calling", "passing", "buzzing"
        return {rest} if rest[-1] in "lsz" and _has_one_vowel(rest) else {rest, rest[:-1]}
    if rest.endswith("ee"):
        return {rest}
    if rest[-1] == "e":
        return {rest, rest + "e"}  # "agreed" without its "ed"
    # "stop" would have doubled its last letter, so that "rating" is of "rate".
    return {rest + "e"} if _is_doubled(rest) and _has_one_vowel(rest) else {rest, rest + "e"}


def _endings(stem: str) -> set[str]:
    """The forms of a word that is none itself."""
    if stem.endswith("is") and len(stem) > 4:
        return {stem[:-2] + "es"}
    if stem.endswith("us"):
        return {stem + "es", stem + "ed", stem + "ing"}
    if stem.endswith("ed") or (stem.endswith("s") and not stem.endswith("ss")):
        return set()
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return {stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"}
    if stem.endswith("ie"):
        return {stem + "s", stem + "d", stem[:-2] + "ying"}
    if stem.endswith("e"):
        dropped = stem if stem.endswith(("ee", "oe", "ye")) else stem[:-1]
        return {stem + "s", stem + "d", dropped + "ing"}
    forms = {stem + "es"} if stem.endswith(("s", "x", "z", "ch", "sh")) else {stem + "s"}
    if stem.endswith(("o", "ch")):
        forms |= {stem + "s", stem + "es"}
    if stem.endswith("ing"):
        return forms
    if _is_doubled(stem):
        forms |= {stem + stem[-1] + "ed", stem + stem[-1] + "ing"}
        if _has_one_vowel(stem):
            return forms
    return forms | {stem + "ed", stem + "ing"}


def _has_one_vowel(word: str) -> bool:
    return sum(letter in _VOWELS for letter in word) == 1


def _is_doubled(stem: str) -> bool:
    """Whether the last consonant may be doubled before an ending: it follows a single vowel ("plan")."""
    if len(stem) < 3 or stem[-1] in "aeiouywxh":
        return False
    return stem[-2] in _VOWELS and stem[-3] not in _VOWELS

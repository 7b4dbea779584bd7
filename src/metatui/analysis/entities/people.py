"""Persons' names by their parts: given names, initials, particles, surnames, suffixes."""

from __future__ import annotations

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Knowledge
from metatui.analysis.entities.lexicon import Word, word_set
from metatui.analysis.figures.lexicon import FINITE_VERBS

MAX_WORDS = 5
_NEVER = Word.CALENDAR | Word.FUNCTION | Word.DEMONYM | Word.ORG_SUFFIX | Word.ACRONYM | Word.NUMERIC
_HEADS = Word.ORG_HEAD | Word.PLACE_HEAD | Word.EVENT_HEAD | Word.OTHER_HEAD
# Heads of other names that are common surnames too: "Owen Park", "Tony Hall".
_SURNAME_HEADS = word_set(
    "park hall church lake street temple castle post lane banks house bridge bridges forest guard press"
    " power rivers field hills hill fields court garden wood woods marsh"
)
_HYPHENS = frozenset("-‐‑")
_BEFORE_MONTH = word_set("in on since by of last next this early late mid until till from to between")
_ASKING = word_set("Will May Can")
# Given names that hardly ever are, at the start of a sentence: what they say of the next word is meant.
_DESCRIBING = word_set(
    "Young Long Rich Christian Royal Sunny Happy Dear Noble Fair Early Major Little Old Christmas"
    " Summer Winter Autumn Sterling Golden Star True Faith Hope Joy Justice Liberty Ocean River Forest"
    " Stone Art Ash Guy Man Baby Case Chance"
)
_DOING = FINITE_VERBS | word_set("wept swore spoke wore threw flung woke drives lives works runs left let")
_BEHIND_NAME = frozenset({",", ".", ";", ":", "(", ")", "!", "?", "'s", "’s", "", "—", "–"})
_MONTH_SURNAMES = frozenset({"May", "March", "August", "Winter", "Summers"})


def is_name_part(flags: int) -> bool:
    """Whether a word may be part of a person's name at all."""
    return bool(flags & Word.CAPITAL) and not flags & (_NEVER | Word.TITLE)


def join_hyphen(document: Document, end: int, *, asian: bool = False) -> int:
    """The end of a name past glued hyphens: "Ocasio-Cortez"; with `asian`, "Geun-hye" too."""
    flags, words, glued = document.flags, document.words, document.glued
    while end + 1 < len(words) and words[end] in _HYPHENS and glued[end] and glued[end + 1]:
        part = flags[end + 1]
        if (part & Word.CAPITAL and not part & Word.UPPER) or (
            asian and words[end + 1].isalpha() and words[end + 1].islower() and len(words[end + 1]) <= 6
        ):
            end += 2
        else:
            break
    return end


def _particle_end(document: Document, at: int) -> int:
    """The token after particles that lead to a capitalised word ("von der", "al-", "bin"); `at` if none."""
    flags, words = document.flags, document.words
    end = at
    while end - at < 3 and end + 1 < len(words) and flags[end] & Word.PARTICLE and document.space[end]:
        if words[end + 1] in _HYPHENS and document.glued[end + 1]:
            return end + 2 if document.flag(end + 2) & Word.CAPITAL and document.glued[end + 2] else at
        end += 1
        if flags[end] & Word.CAPITAL and not flags[end] & (Word.PARTICLE | _NEVER) and document.space[end]:
            return end
    return at


def match_person(document: Document, at: int, knowledge: Knowledge) -> tuple[int, bool] | None:
    """The end of a person's name that begins at token `at`, and whether it is sure; None where there is none.

    Sure is a listed given name (or initials) before what can be a surname; a pair of an unlisted word and a
    listed surname is not. Single words are left to whoever knows the rest of the article.
    """
    flags = document.flags
    first = flags[at]
    if not first & Word.CAPITAL or first & (Word.NUMERIC | Word.DIGITS):
        return None
    initials = bool(first & Word.INITIAL) or _are_initials(document.words[at])
    asian = bool(first & Word.ASIAN_SURNAME)
    # "Christian" and "German" are nationalities or faiths unless a surname follows.
    if first & Word.CALENDAR and not _is_month_name(document, at):
        return None
    if first & (Word.FUNCTION | Word.ORG_SUFFIX) or (first & Word.UPPER and not initials):
        return None
    if first & Word.TITLE:
        return None
    if (first & Word.ACRONYM and not initials) or first & Word.ORG_FIRST:
        return None
    end = join_hyphen(document, at + 1)
    while end < len(flags) and flags[end] & Word.INITIAL and document.space[end]:
        end += 1
    last = _next_part(document, end, knowledge, after_initial=end > at + 1)
    if last is None:
        return None
    given = bool(first & Word.GIVEN)
    surname = flags[last]
    listed = bool(surname & (Word.SURNAME | Word.GIVEN))
    plain = bool(surname & Word.COMMON) or bool(surname & (_HEADS | Word.ORG_NOUN))
    particle = last > end
    if surname & _HEADS and document.word(last) not in _SURNAME_HEADS and not particle:
        return None
    if first & Word.DEMONYM and surname & Word.GIVEN and is_name_part(document.flag(last + 1)):
        return None  # "Briton Daniel Okafor"
    if initials:
        if not listed or (plain and not first & Word.INITIAL):
            return None
    elif given and first & (Word.COMMON | Word.DEMONYM):
        if plain and not surname & Word.SURNAME:
            return None
        if document.first[at] and not _opens_name(document, at, last, plain=plain):
            return None
        if first & Word.DEMONYM and (not surname & Word.SURNAME or surname & Word.DEMONYM):
            return None
    elif given:
        if plain and not surname & Word.SURNAME:
            return None
    elif (not (asian or particle) and (not surname & Word.SURNAME or plain or first & Word.COMMON)) or (
        asian and not given and first & Word.COMMON and document.first[at]
    ):
        return None
    end = join_hyphen(document, last + 1, asian=asian)
    end = _more_parts(document, at, end, knowledge)
    sure = given or initials or (asian and end > last + 1)
    if not sure and end < len(flags) and document.space[end] and is_name_part(flags[end]):
        return None  # the run goes on with what is no part of a person's name
    return end, sure


def _is_month_name(document: Document, at: int) -> bool:
    """Whether a month is a given name here: "Jan Hecker", "June Smith", not "In June Meta"."""
    word = document.words[at]
    if word not in ("Jan", "June", "April", "August", "May") or document.word(at - 1) in _BEFORE_MONTH:
        return False
    after = document.flag(at + 1)
    if word == "May":  # "May Brown said", not "May Apple face more?"
        return bool(after & Word.SURNAME and not after & (_NEVER | Word.UPPER | Word.MIXED))
    return bool(after & Word.CAPITAL and not after & (Word.COMMON | Word.MIXED | _NEVER))


def _opens_name(document: Document, at: int, last: int, *, plain: bool) -> bool:
    """Whether a sentence's first word is a given name and not the word it is also: "Mark Turner of …".

    The surname shows it by its capital; but "Will Turner …?" asks about a Turner, and a plain word behind a
    given name that is hardly one ("Young Hill") needs a verb, an "of" or a comma behind it.
    """
    if document.words[at] in _ASKING:
        end = next((i for i in range(at, len(document)) if document.words[i] in "?.!"), at)
        return document.words[end] != "?"
    if not plain:
        return True
    if document.words[at] in _DESCRIBING:
        return False
    after = document.flag(last + 1)
    if not document.flags[last] & (_HEADS | Word.ORG_NOUN) and document.word(last + 1) in _DOING:
        return True  # "Rob Walker wept"
    return (
        bool(after & (Word.SAY | Word.NAME_VERB | Word.FUNCTION)) or document.word(last + 1) in _BEHIND_NAME
    )


def _is_demonym_surname(document: Document, at: int, knowledge: Knowledge) -> bool:
    """ "Mark Cuban met …": a nationality behind a given name that qualifies nothing behind it."""
    if at == 0 or document.words[at].endswith("s") or not document.flag(at - 1) & Word.GIVEN:
        return False
    if document.flag(at - 1) & Word.DEMONYM or knowledge.match(document.words, at - 1) is not None:
        return False
    after = document.flag(at + 1)
    return bool(after & (Word.SAY | Word.NAME_VERB)) or document.word(at + 1) in _BEHIND_NAME


def _are_initials(word: str) -> bool:
    return (
        len(word) in (2, 4, 6)
        and word[0].isupper()
        and (word.isupper() and (word[1] == "." or len(word) == 2))
    )


def _next_part(document: Document, at: int, knowledge: Knowledge, *, after_initial: bool) -> int | None:
    """The token of the next part of a name at `at`, past particles; None where the name ends."""
    if at >= len(document) or not document.space[at]:
        return None
    flags = document.flags[at]
    if not flags & Word.CAPITAL or (flags & Word.PARTICLE and document.flag(at + 1) & Word.CAPITAL):
        past = _particle_end(document, at)
        if past > at:
            return past
        if not flags & Word.CAPITAL:
            return None
    if flags & _NEVER:
        if flags & Word.DEMONYM and _is_demonym_surname(document, at, knowledge):
            return at
        # "Theresa May" against "In May".
        month = document.words[at] in _MONTH_SURNAMES and not document.flag(at + 1) & Word.NUMERIC
        return at if month else None
    if flags & Word.TITLE and not flags & Word.SURNAME:
        return None
    if flags & Word.UPPER and len(document.words[at]) > 2:
        return None
    if not after_initial and _is_other_name(document, at, knowledge):
        return None
    return at


def _is_other_name(document: Document, at: int, knowledge: Knowledge) -> bool:
    """Whether a known name of another kind begins here that cannot be a surname."""
    found = knowledge.match(document.words, at)
    if found is None or found.known.kind == "person":
        return False
    return found.end > at + 1 or not document.flags[at] & (Word.SURNAME | Word.GIVEN)


def _more_parts(document: Document, begin: int, end: int, knowledge: Knowledge) -> int:
    """Further surnames and suffixes: "García Márquez", "Kennedy Jr."."""
    while end < len(document) and end - begin < MAX_WORDS + 3:
        flags = document.flags[end]
        if document.word(end) == "," and document.flag(end + 1) & Word.PERSON_SUFFIX:
            if "." in document.words[end + 1] or document.flag(end + 1) & Word.UPPER:
                return end + 2
            return end
        if not document.space[end] or document.first[end]:
            return end
        if flags & Word.PERSON_SUFFIX:
            return end + 1
        part = _next_part(document, end, knowledge, after_initial=False)
        if part is None:
            return end
        found = document.flags[part]
        if part == end and (
            found & (Word.COMMON | _HEADS | Word.TITLE | Word.MIXED)
            or (not found & (Word.SURNAME | Word.GIVEN) and end - begin != 2)
            or found & Word.UPPER
            or knowledge.match(document.words, part) is not None
        ):
            return end
        end = join_hyphen(document, part + 1)
    return end

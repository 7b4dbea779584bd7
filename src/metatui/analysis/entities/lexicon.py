"""What a single word may be: a set of flags per word, from word lists, remembered once computed."""

from __future__ import annotations

import gzip
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

MAX_REMEMBERED = 60_000
_INNER_CAPITAL_NAME = re.compile(
    r"(?:[A-Z]?[a-z]?['’]|Mc|Mac|De|Di|Da|Du|Le|La|Van|Von|Fitz|Del)"
    r"[^\W\d_a-z][^\W\d_A-Z]+"
)
_ROLE_ENDINGS = ("ologist", "physicist", "ographer", "economist")
_DATA = Path(__file__).parent / "data"


class Word:
    """Flags of a word, plain ints for speed.

    The first group is its shape, the rest say which lists it is on, looked up in lower case, names as they
    are written.
    """

    CAPITAL = 1 << 0  # begins with a capital, or has one inside ("iPhone")
    UPPER = 1 << 1  # all capitals, two or more
    MIXED = 1 << 2  # a capital inside: "OpenAI", "iPhone", "McDonald"
    NUMERIC = 1 << 3  # begins with a digit
    DIGITS = 1 << 4  # letters and digits: "R21", "GPT4"
    INITIAL = 1 << 5  # "J."
    GIVEN = 1 << 6
    SURNAME = 1 << 7
    COMMON = 1 << 8  # an English word in lower case
    FUNCTION = 1 << 9
    STRIP = 1 << 10  # goes before a name without being part of it: "Former", "Shares"
    CALENDAR = 1 << 11
    DEMONYM = 1 << 12
    TITLE = 1 << 13
    HONORIFIC = 1 << 14
    ROLE = 1 << 15
    ORG_NOUN = 1 << 16
    PLACE_NOUN = 1 << 17
    PRODUCT_NOUN = 1 << 18
    WORK_NOUN = 1 << 19
    ORG_TAIL = 1 << 20
    SAY = 1 << 21
    NAME_VERB = 1 << 22
    ORG_HEAD = 1 << 23
    ORG_SUFFIX = 1 << 24
    PLACE_HEAD = 1 << 25
    PLACE_PREFIX = 1 << 26
    EVENT_HEAD = 1 << 27
    EVENT_PREFIX = 1 << 28
    OTHER_HEAD = 1 << 29
    ACRONYM = 1 << 30  # an abbreviation that names nothing: "AI", "CEO"
    PARTICLE = 1 << 31
    PERSON_SUFFIX = 1 << 32
    ASIAN_SURNAME = 1 << 33
    TIER = 1 << 34  # goes with a product's numeral: "Pro", "Sonnet"
    NOT_BEFORE_NUMBER = 1 << 35  # "Court 1" is no product
    ROUTE_NOUN = 1 << 39  # "the ferry to …"
    OF_PLACE = 1 << 40  # "the coast of …"
    BY_ORG = 1 << 41  # "owned by …"
    ORG_FIRST = 1 << 42  # begins a name in other languages: "Museum", "Banco"
    WEAK_HEAD = 1 << 38  # heads a name only if something else does not just describe
    STATE = 1 << 37  # "Calif.", "N.Y."
    PLURAL_POSSESSOR = 1 << 36


# The lists that a word in capitals may be on.
_OF_CAPITALS = (
    Word.ACRONYM
    | Word.ORG_SUFFIX
    | Word.PERSON_SUFFIX
    | Word.TITLE
    | Word.ROLE
    | Word.CALENDAR
    | Word.ORG_HEAD
    | Word.STATE
)

_CLASSES = {
    "function": Word.FUNCTION,
    "strip": Word.STRIP,
    "calendar": Word.CALENDAR,
    "demonym": Word.DEMONYM,
    "title": Word.TITLE,
    "honorific": Word.HONORIFIC,
    "role": Word.ROLE,
    "org_noun": Word.ORG_NOUN,
    "place_noun": Word.PLACE_NOUN,
    "product_noun": Word.PRODUCT_NOUN,
    "work_noun": Word.WORK_NOUN,
    "org_tail": Word.ORG_TAIL,
    "say": Word.SAY,
    "name_verb": Word.NAME_VERB,
    "org_head": Word.ORG_HEAD,
    "org_suffix": Word.ORG_SUFFIX,
    "place_head": Word.PLACE_HEAD,
    "place_prefix": Word.PLACE_PREFIX,
    "event_head": Word.EVENT_HEAD,
    "event_prefix": Word.EVENT_PREFIX,
    "other_head": Word.OTHER_HEAD,
    "acronym": Word.ACRONYM,
    "particle": Word.PARTICLE,
    "suffix_person": Word.PERSON_SUFFIX,
    "asian_surname": Word.ASIAN_SURNAME,
    "tier_suffix": Word.TIER,
    "not_before_number": Word.NOT_BEFORE_NUMBER,
    "plural_possessor": Word.PLURAL_POSSESSOR,
    "route_noun": Word.ROUTE_NOUN,
    "of_place": Word.OF_PLACE,
    "by_org": Word.BY_ORG,
    "org_first": Word.ORG_FIRST,
    "state": Word.STATE,
    "weak_head": Word.WEAK_HEAD,
    "extra_common": Word.COMMON,
}


def read_data(name: str) -> str:
    """The text of a data file of this package, unpacked where it is gzip."""
    data = (_DATA / name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


def word_set(words: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(words.split())


class WordList:
    """A list of words in blocks: the words that share three letters are one string until one is asked for.

    A set of 150,000 strings would take six times as long to build as all of them take to read.
    """

    def __init__(self, name: str) -> None:
        lines = read_data(name).split("\n")
        self._blocks = dict(line.split("\t") for line in lines if line)

    def __contains__(self, word: str) -> bool:
        block = self._blocks.get(word[:3])
        return block is not None and f" {word[3:] or '-'} " in block


class Lexicon:
    """Flags of words: `lexicon[word]`, an int of `Word` flags for the word as it is written."""

    def __init__(self) -> None:
        self._common = WordList("common.txt.gz")
        self._given = WordList("given.txt.gz")
        self._surnames = WordList("surnames.txt.gz")
        self._listed: dict[str, int] = {}
        for line in read_data("words.txt").splitlines():
            if line and not line.startswith("#"):
                name, _, words = line.partition(": ")
                flag = _CLASSES.get(name, 0)
                for word in words.split():
                    self._listed[word] = self._listed.get(word, 0) | flag
        self._known: dict[str, int] = {}

    def __getitem__(self, word: str) -> int:
        flags = self._known.get(word)
        if flags is None:
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            flags = self._known[word] = self._compute(word)
        return flags

    def _compute(self, word: str) -> int:
        lower = word.lower()
        listed = self._listed.get(lower, 0) | (self._listed.get(lower[:-1], 0) if lower[-1] == "." else 0)
        flags = _shape(word)
        # "WHO" and "US" are not "who" and "us".
        if flags & Word.UPPER:
            listed &= _OF_CAPITALS
        elif flags & Word.CAPITAL and not flags & Word.MIXED:
            listed &= ~Word.ACRONYM  # "Ba" is not "BA"
        flags |= listed
        if lower.endswith(_ROLE_ENDINGS) and not flags & Word.UPPER:
            flags |= Word.ROLE
        if lower in self._common:
            flags |= Word.COMMON
        if flags & Word.CAPITAL and not flags & (Word.FUNCTION | Word.DIGITS):
            plain = word.replace("’", "'")
            spelled = plain.capitalize() if flags & Word.UPPER else plain
            if spelled in self._given or (not spelled.isascii() and _without_accents(spelled) in self._given):
                flags |= Word.GIVEN
            if spelled in self._surnames or plain.capitalize() in self._surnames:
                flags |= Word.SURNAME
        return flags


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _shape(word: str) -> int:
    if word[0].isdigit():
        return Word.NUMERIC | (Word.DIGITS if any(c.isalpha() for c in word) else 0)
    flags = 0
    has_digit = any(c.isdigit() for c in word)
    if word[0].isupper():
        flags |= Word.CAPITAL
        if len(word) == 2 and word[1] == ".":
            flags |= Word.INITIAL
        elif word.isupper() and sum(c.isalpha() for c in word) > 1:
            flags |= Word.UPPER
    if not word.isupper() and any(c.isupper() for c in word[1:]):
        # "O’Neill" and "McDonald" are ordinary names.
        flags |= Word.CAPITAL if _INNER_CAPITAL_NAME.fullmatch(word) else Word.CAPITAL | Word.MIXED
    if "." in word[1:-1] and flags & Word.CAPITAL and len(word) > 5:
        flags |= Word.MIXED  # "Apprentice.io"
    if has_digit and word[0].isalpha():
        flags |= Word.DIGITS
    return flags


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon, read at the first call."""
    return Lexicon()

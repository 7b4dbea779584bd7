"""Where sentences begin and end in cleaned text, by rules for news prose.

A line break always ends a sentence, for cleaned text breaks lines only between paragraphs and list items. A
stop ends one unless it belongs to an abbreviation, an initial or the number of a list; closing quotes and
brackets stay with the sentence they close.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metatui.model.query import Span

_CLOSERS = "\"'”’»›)]}"
_CLOSING = r"[\"'”’»›)\]}]*"
_OPENING = r"[\"'“‘„«‹(\[{¿¡]*"
# A stop before white space, a full-width stop anywhere, or a stop that a paste glued to the next sentence.
_STOP = re.compile(
    rf"(?<![.!?…])[.!?…]++{_CLOSING}+(?=\s)"
    r"|[。！？｡]+[」』）”’]*"
    r"|(?<=[a-z]{2})[.!?][”\"]?(?=(?:The|But|It|In|He|She|They|We|And|This|That)\s)"
)
_FULL_WIDTH = "。！？｡"
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘«]*\Z")
_NEXT_WORD = re.compile(rf"\s*{_OPENING}([^\s.,;:!?\"'”’»›)\]}}]+)")
_ATTRIBUTION = re.compile(
    r"\s+(?:[A-Z][\w’'.-]*\s+){1,4}"
    r"(?:said|says|asked|asks|wrote|writes|told|added|adds|wondered|replied|quipped|joked|tweeted|posted)\b"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*")
_LOOK_BACK = 40


def _set(*words: str) -> frozenset[str]:
    return frozenset(word for line in words for word in line.split())


# What stands before a name or a number: never the end of a sentence.
_BEFORE_NAMES = _set(
    "mr mrs ms mx dr prof profs sen sens rep reps gov govs lt col capt cpl sgt maj adm cmdr insp supt rev fr",
    "pres messrs mme mlle ste vs cf viz e.g i.e para approx ca eds dept univ dist gens amb atty secs",
)
_BEFORE_NUMBERS = _set("no nos p pp art sec ch fig figs vol vols")
# May end a sentence: does so when the next word is one that opens sentences.
_AMBIGUOUS = _set(
    "inc corp co cos ltd llc plc bros jr sr esq assn intl natl etc al ave blvd rd hwy sq st mt ft v ed est",
    "hon gen jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun",
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev",
    "okla ore tenn tex va vt wash wis wyo ont que alta sask",
)
_OPENERS = _set(
    "the a an it its this that these those there here he she they we you his her their our my",
    "who what when where why how but and or so yet if in on at by for from with as after before since while",
    "although though because despite during until under over about among between however meanwhile moreover",
    "still then now also both each every some many most more several few all one two three other others",
    "another such no not neither nor nobody is are was were do does did has have had can could will would",
    "should may might must let to of",
)
_EXCLAIMING_NAMES = _set("yahoo! jeopardy! yum!")


def split_sentences(text: str) -> list[Span]:
    """The spans of the sentences of `text`, in order, without the white space around them; none is empty."""
    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        start = 0
        for stop in _STOP.finditer(line):
            if _ends_sentence(line, start, stop):
                _append(spans, line, offset, start, stop.end())
                start = stop.end()
        _append(spans, line, offset, start, len(line))
        offset += len(line) + 1
    return spans


def _append(spans: list[Span], line: str, offset: int, start: int, end: int) -> None:
    sentence = line[start:end]
    if stripped := sentence.strip():
        start += len(sentence) - len(sentence.lstrip())
        spans.append((offset + start, offset + start + len(stripped)))


def _ends_sentence(line: str, start: int, stop: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(line, stop.end())
    if following is None or stop[0][0] in _FULL_WIDTH:
        return True
    next_word = following[1]
    if next_word[0].islower():
        return False
    mark = stop[0].rstrip(_CLOSERS)
    if stop[0] == ".":
        # No abbreviation is as long as this; looking no further back keeps the whole linear.
        before = _WORD_BEFORE.search(line, max(start, stop.start() - _LOOK_BACK), stop.start())
        word = before[0].lower() if before else ""
        opens = _opens(line, start, stop.start() - len(word))
        return not _is_abbreviation(word, next_word, opens=opens)
    if mark != stop[0] and mark in ("?", "!", "?!"):  # “Why now?” Zuckerberg asked.
        return not _ATTRIBUTION.match(line, stop.end())
    if mark == "!":
        return (
            line[max(start, stop.start() - _LOOK_BACK) : stop.end()].lower().split()[-1]
            not in _EXCLAIMING_NAMES
        )
    return True


def _opens(line: str, start: int, word_start: int) -> bool:
    """Whether at most one space stands between the start of a sentence and a word of it."""
    return word_start - start <= 1 and not line[start:word_start].strip()


def _is_abbreviation(word: str, next_word: str, *, opens: bool) -> bool:
    """Whether the period between two words ends no sentence.

    `word` is in lower case, `next_word` capitalised or a number; `opens` says that `word` opens the sentence.
    """
    if word in _BEFORE_NUMBERS:
        return next_word[0].isdigit()
    if word.isdigit():  # "1. First": the number of a list
        return opens
    if word in _AMBIGUOUS or _INITIALS.fullmatch(word + "."):
        return next_word.lower() not in _OPENERS or (next_word == "A" and len(word) == 1)
    return word in _BEFORE_NAMES

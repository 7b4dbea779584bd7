"""The clause that says whose words a quote is: "said Wang", "Wang told Reuters", "according to Wang"."""

from __future__ import annotations

import re
from typing import NamedTuple

SAID = (
    "said|says|saying|say|told|tells|telling|added|adds|adding|argued|argues|arguing|asked|asks|believes|claimed"
    "|claims|claiming|commented|comments|conceded|concedes|concluded|confirmed|continued|continues|cautioned"
    "|complained|declared|declares|denied|explained|explains|explaining|exclaimed|insisted|insists|insisting"
    "|joked|jokes|lamented|noted|notes|noting|observed|observes|pledged|pointed out|points out|posted|posts"
    "|predicted|predicts|promised|quipped|recalled|recalls|remarked|replied|replies|responded|responds|shouted"
    "|stated|states|stressed|stresses|suggested|suggests|testified|thinks|thought|tweeted|urged|vowed|warned"
    "|warns|warning|wondered|wrote|writes|writing|announced|acknowledged|admitted|admits|asserted|boasted"
    "|countered|emphasised|emphasized|estimated|hopes|hoped|mused|reiterated|retorted|shrugged|sighed|whispered"
)
_CALLED = (
    "|called|calls|calling|described|describes|describing|spoke|speaks|dubbed|denounced|denounces|dismissed"
    "|dismisses|condemned|condemns|referred|hailed|praised|criticised|criticized|labelled|labeled|likened"
    "|accused|disagreed|agreed|rejected|defended|blamed|welcomed|wants|finds|found|demanded|apologised|apologized"
)
_VERB = re.compile(rf"\b(?:{SAID})\b")
_VERB_BEFORE = re.compile(rf"\b(?:{SAID}{_CALLED})\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+|\bin the words of\s+|\bIn the words of\s+")
_CLAUSE_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bProf)(?<!\bSen)(?<!\bGen)(?<!\bRep)(?<!\bGov)(?<!\bSt)(?<!\bJr)"
    r"(?<!\b[A-Z])\.(?=\s|$)|[;!?](?=\s|$)|[“”„«»\"]|\n"
)
_ADVERBS = (
    r"(?:(?:has|have|had|also|later|then|once|still|would|will|who|recently|since|even|yesterday|today|again|first"
    r"|[a-z]+ly)\s+){0,3}"
)
# What may stand between a subject and its verb: an apposition or a relative clause between commas, adverbs.
_GAP = re.compile(rf"\s*(?:\([^()]*\)\s*)?(?:,[^“”\"]{{1,160}},\s*|\s+){_ADVERBS}|\s+{_ADVERBS}")
_PRONOUN = re.compile(rf"\b(he|she|He|She)\s+{_ADVERBS}$")
_BETWEEN = re.compile(r"\s*,?\s*(?:and\s+)?")
_JOINED = re.compile(
    r",\s*(?:who (?:was|were) )?(?:joined|backed|supported|flanked|accompanied|represented|followed"
    r"|seconded) by\b"
    r"|,\s*(?:along|together) with\b|,\s*alongside\b"
)
_BOTH = re.compile(r"\s*,?\s+and\s+(?:[A-Z][\w.]*\s+|the\s+)?")
_GOES_ON = re.compile(
    r"\s+(?:[A-Z]|(?:[\w-]+\s+){0,2}(?:chief|head|boss|president|director|chair\w*|spokes\w+|analysts?|economists?"
    r"|manager|coach|minister|officers?|founder|co-founder|lawyer|strategist|captain|leader|secretary)\b)"
)
_OF = re.compile(r"\s+(?:of|from|at)\s+(?:the\s+)?")
_MANS = re.compile(r"['’]s\s+(?:[a-z][\w-]*\s+){0,4}[a-z][\w-]*,?\s+")
MAX_CLAUSE = 240


class Clause(NamedTuple):
    """An attribution: the span of the clause, and its subject as offsets of a mention or as a pronoun."""

    start: int
    end: int
    subject: int | None = None
    pronoun: tuple[str, int] | None = None


class Name(NamedTuple):
    """A mention that may be a subject: a person or an organisation."""

    start: int
    end: int
    entity: str
    is_person: bool


def clause_after(text: str, end: int, limit: int, names: list[Name]) -> Clause | None:
    """The attribution behind a quote that ends at `end`; None where none follows before `limit`.

    `names` are the possible subjects in text[end:limit]; a clause without a subject that can be told has
    neither a subject nor a pronoun.
    """
    stop = _CLAUSE_END.search(text, end, min(limit, end + MAX_CLAUSE))
    limit = stop.start() if stop else min(limit, end + MAX_CLAUSE)
    opening = _BETWEEN.match(text, end, limit)
    start = opening.end() if opening else end
    if found := _ACCORDING.match(text, start, limit):
        return _according(found.start(), found.end(), names, limit)
    verb = _VERB.search(text, start, limit)
    if verb is None:
        return None
    if verb.start() == start or not text[start : verb.start()].strip(" ,"):
        return _inverted(text, verb, names, limit)
    return _before_verb(text, start, verb.start(), verb.end(), names)


def clause_before(text: str, begin: int, start: int, names: list[Name]) -> Clause | None:
    """The attribution between `begin` and the opening mark at `start` of a quote; None if there is none."""
    begin = max(begin, start - MAX_CLAUSE)
    verbs = list(_VERB_BEFORE.finditer(text, begin, start))
    colon = text[begin:start].rstrip().endswith(":")
    for verb in reversed(verbs):
        clause = _before_verb(text, begin, verb.start(), verb.end(), names)
        if clause is not None and (clause.subject is not None or clause.pronoun is not None):
            return clause
    if found := _ACCORDING.search(text, begin, start):
        return _according(found.start(), found.end(), names, start)
    if colon:
        people = [name for name in names if name.is_person]
        if len(people) == 1 and not re.match(r"['’]s?\b", text[people[0].end :]):
            return Clause(people[0].start, start, people[0].start)
    return Clause(verbs[-1].start(), verbs[-1].end()) if verbs else None


def _according(start: int, begin: int, names: list[Name], limit: int) -> Clause | None:
    near = [name for name in names if begin <= name.start < min(limit, begin + 60)]
    people = [name for name in near if name.is_person]
    if not near:
        return Clause(start, begin)
    name = (people or near)[0]
    return Clause(start, name.end, name.start)


def _inverted(text: str, verb: re.Match[str], names: list[Name], limit: int) -> Clause:
    """ "said Wang", "said the minister, Doto Biteko", "said he"."""
    after = verb.end()
    if found := re.compile(r"\s+(he|she)\b").match(text, after, limit):
        return Clause(verb.start(), found.end(), None, (found[1], found.start(1)))
    people = [name for name in names if name.is_person and after <= name.start < after + 90]
    for number, name in enumerate(people):
        between = text[after : name.start]
        if number + 1 < len(people) and _MANS.fullmatch(text, name.end, people[number + 1].start):
            continue  # "said Dunn's campaign manager, James Hale"
        if not re.search(
            r"\b(?:to|with|about|that|of|against|for|after|when|if)\b", between
        ) and not re.match(r"['’]s\b", text[name.end : name.end + 2]):
            return Clause(verb.start(), name.end, name.start)
        break
    for name in names:
        between = text[after : name.start].strip() if name.start >= after else "-"
        if name.is_person or re.match(r"['’]s\b", text[name.end : name.end + 2]):
            continue
        if _GOES_ON.match(text, name.end, limit):
            continue  # "said NASA Administrator …", "said Meta chief executive …": a person not found
        if re.fullmatch(r"(?:the|an?)?(?:\s*spokes\w+ (?:for|of)(?: the)?)?", between):
            return Clause(verb.start(), name.end, name.start)
    return Clause(verb.start(), verb.end())


def _before_verb(text: str, begin: int, verb_start: int, verb_end: int, names: list[Name]) -> Clause | None:
    """ "Wang said", "Wang, who runs it, told", "he said": the subject stands before the verb."""
    if found := _PRONOUN.search(text[max(begin, verb_start - 60) : verb_start]):
        at = max(begin, verb_start - 60) + found.start(1)
        return Clause(at, verb_end, None, (found[1].lower(), at))
    before = [name for name in names if begin <= name.start and name.end <= verb_start]
    joined = list(_JOINED.finditer(text, begin, verb_start))
    if joined and before and before[-1].start >= joined[-1].end():
        # "Roe, joined by Doe and Poe, wrote": who joined did not write it.
        before = [name for name in before if name.end <= joined[-1].start()]
        if before and joined[-1].start() - before[-1].end <= 1 and "," in text[joined[-1].end() : verb_start]:
            return Clause(before[-1].start, verb_end, before[-1].start)
        return Clause(verb_start, verb_end)
    for people_first in (True, False):
        for name in reversed(before):
            if name.is_person == people_first and _GAP.fullmatch(text, name.end, verb_start):
                if _is_joint(text, before, name):
                    return Clause(verb_start, verb_end)
                name = _whose_house(text, before, name)
                return Clause(name.start, verb_end, name.start)
        # "Her lawyer, John Roe, said": a name between commas right before the verb.
        for name in reversed(before):
            if name.is_person == people_first and re.fullmatch(
                rf",\s*{_ADVERBS}", text[name.end : verb_start]
            ):
                return Clause(name.start, verb_end, name.start)
    return Clause(verb_start, verb_end)


def _whose_house(text: str, before: list[Name], name: Name) -> Name:
    """The person before "of" a firm: "Anna Poe of Brodie Capital, who …, called it"."""
    if name.is_person:
        return name
    people = (other for other in before if other.is_person and _OF.fullmatch(text, other.end, name.start))
    return next(people, name)


def _is_joint(text: str, before: list[Name], name: Name) -> bool:
    """Whether a person is the second of two subjects: what "Roe and Poe said" nobody said alone."""
    return name.is_person and any(
        other.is_person and other.entity != name.entity and _BOTH.fullmatch(text, other.end, name.start)
        for other in before
        if other.end <= name.start
    )

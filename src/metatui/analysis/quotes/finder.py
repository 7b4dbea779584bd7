"""Quotes with their speakers: quotation marks, an attribution clause, restraint where a doubt is left."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from metatui.analysis.quotes.attribution import Clause, Name, clause_after, clause_before
from metatui.analysis.quotes.quoted import Quoted, find_quoted
from metatui.model import Entity, Quote

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_STOP = re.compile(r"[.!?…][”\"’»)]*\s")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SCARE_WORDS = 3
SENTENCE_WORDS = 6


def find_quotes(text: str, entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """The quotes of a text in its order; `entities` hold offsets into it and are the possible speakers.

    A speaker is the name of an entity. It stays None where the clause names nobody, or only by a pronoun that
    more than one person of the neighbourhood fits. Words in quotation marks that nobody is said to have said
    (scare quotes, titles) are no quotes.
    """
    names = sorted(
        Name(mention.start, mention.end, entity.name, entity.kind == "person")
        for entity in entities
        if entity.kind in ("person", "organisation")
        for mention in entity.mentions
    )
    others = [
        mention.start
        for entity in entities
        if entity.kind == "other" and " " in entity.name
        for mention in entity.mentions
    ]
    return tuple(_Reader(text, names, others).read())


class _Reader:
    """One pass over the paragraphs; remembers who spoke last and who was named before."""

    def __init__(self, text: str, names: list[Name], others: list[int]) -> None:
        self._text = text
        self._others = others
        self._names = names
        self._starts = [name.start for name in names]
        self._entity = {name.start: name for name in names}
        self._last_paragraph: list[Name] = []
        self._carried: str | None = None

    def read(self) -> list[Quote]:
        quotes: list[Quote] = []
        for paragraph in _PARAGRAPH.finditer(self._text):
            quotes.extend(self._read_paragraph(*paragraph.span()))
        return quotes

    def _between(self, begin: int, end: int) -> list[Name]:
        return self._names[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]

    def _read_paragraph(self, begin: int, end: int) -> list[Quote]:
        all_quoted = list(find_quoted(self._text, begin, end))
        inside = [(quoted.start, quoted.end) for quoted in all_quoted]
        outside = _outside(self._between(begin, end), inside)
        quotes: list[Quote] = []
        last: tuple[str | None, int] | None = None
        carried, self._carried = self._carried, None
        for index, quoted in enumerate(all_quoted):
            before = all_quoted[index - 1].outer_end if index else begin
            after = all_quoted[index + 1].outer_start if index + 1 < len(all_quoted) else end
            clause = self._clause(quoted, before, after, outside)
            speaker = self._speaker(clause, begin, outside, last)
            if clause is None:
                speaker = self._continued(quoted, before, begin, last, carried)
                if speaker is None and not self._speaks(quoted):
                    continue
            elif not self._is_quote(quoted, clause):
                continue
            if quoted.open:
                self._carried = speaker
            span = None if clause is None else (clause.start, clause.end)
            quotes.append(
                Quote(quoted.start, quoted.end, self._text[quoted.start : quoted.end], speaker, span)
            )
            last = (speaker, quoted.outer_end)
        if any(name.is_person for name in outside):
            self._last_paragraph = outside
        return quotes

    def _clause(self, quoted: Quoted, before: int, after: int, outside: list[Name]) -> Clause | None:
        text = self._text
        inner_end = text[quoted.end - 1]
        # "…," said X; "…?" asked X; also «…», said X.
        closes = inner_end in ",?!—–…" or text[quoted.outer_end : quoted.outer_end + 1] == ","
        if closes:
            names = [name for name in outside if name.start >= quoted.outer_end]
            found = clause_after(text, quoted.outer_end, after, names)
            if found is not None:
                return found
        begin = before
        for stop in _SENTENCE_STOP.finditer(text, before, quoted.outer_start):
            if not _is_abbreviation(text, stop.start()):
                begin = stop.end()
        names = [name for name in outside if begin <= name.start < quoted.outer_start]
        return clause_before(text, begin, quoted.outer_start, names) if begin < quoted.outer_start else None

    def _speaker(
        self, clause: Clause | None, begin: int, outside: list[Name], last: tuple[str | None, int] | None
    ) -> str | None:
        if clause is None:
            return None
        if clause.subject is not None:
            return self._entity[clause.subject].entity
        if clause.pronoun is None:
            return None
        at = clause.pronoun[1]
        people = {name.entity for name in outside if name.is_person and name.start < at}
        if len(people) == 1:
            return people.pop()
        if people:
            # Several people, but the speaker of the quote before goes on: "he added".
            recent = [
                name.entity
                for name in outside
                if name.is_person and name.start < at and last and name.start > last[1]
            ]
            return last[0] if last and last[0] in people and not recent else None
        if last is not None and last[0] is not None:
            return last[0]
        if any(begin <= other < at for other in self._others):
            return None  # somebody who is not known to be a person may be meant
        people = {name.entity for name in self._last_paragraph if name.is_person}
        return people.pop() if len(people) == 1 else None

    def _continued(
        self,
        quoted: Quoted,
        before: int,
        begin: int,
        last: tuple[str | None, int] | None,
        carried: str | None,
    ) -> str | None:
        """The speaker of a quote without a clause that goes on with the quote before it."""
        if quoted.outer_start == begin:
            return carried
        if last is None or last[1] != before or not self._speaks(quoted):
            return None
        between = self._text[before : quoted.outer_start]
        sentences = len(_SENTENCE_STOP.findall(between))
        fresh = any(
            name.is_person and name.entity != last[0] for name in self._between(before, quoted.outer_start)
        )
        return last[0] if sentences <= 1 and not fresh and len(between) < 160 else None

    def _speaks(self, quoted: Quoted) -> bool:
        """Whether words without a clause are somebody's all the same: a sentence, closed within the marks."""
        words = len(_WORD.findall(self._text, quoted.start, quoted.end))
        return (words >= SENTENCE_WORDS and self._text[quoted.end - 1] in ".?!,…") or (
            quoted.open and words >= 4
        )

    def _is_quote(self, quoted: Quoted, clause: Clause) -> bool:
        """Whether quoted words with a clause in reach are said by it, and are more than a scare quote."""
        words = len(_WORD.findall(self._text, quoted.start, quoted.end))
        attached = clause.start >= quoted.outer_end or clause.end + 3 >= quoted.outer_start
        closed = self._text[quoted.end - 1] in ",?!.…"
        if clause.subject is None and clause.pronoun is None and not attached:
            return words > SCARE_WORDS and (closed or words >= SENTENCE_WORDS)
        if words <= SCARE_WORDS:
            return (attached and closed) or (
                words > 1 and quoted.outer_start - clause.end < 25 and clause.end > 0
            )
        return True


def _outside(names: list[Name], inside: list[tuple[int, int]]) -> list[Name]:
    """The names that do not stand within quoted words."""
    ends = [end for _, end in inside]
    return [
        name
        for name in names
        if (place := bisect_right(ends, name.start)) == len(inside) or name.start < inside[place][0]
    ]


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the stop belongs to a short word before a capital: "Mr. Smith", "U.S. officials"."""
    word = re.search(r"(\w+)$", text[max(0, stop - 12) : stop])
    return word is not None and text[stop] == "." and len(word[1]) <= 3 and word[1][0].isupper()

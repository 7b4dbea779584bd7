"""Finds what stands around the text of a clipping: its title, byline, source and date.

A page pasted as text begins with some of: section, title, byline, date, picture caption, the title once
more. Each is recognised by its form alone and only where such a thing can stand; what has no such form is
the article's text. Nothing is made up: a date in a sentence is no date of publication, a name in the
story no author.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from metatui.ingest.boilerplate import is_furniture, is_label
from metatui.ingest.byline import is_person, read_byline, read_credit
from metatui.ingest.dates import parse_date, read_date_line
from metatui.ingest.draft import Draft
from metatui.ingest.front_matter import is_web_address
from metatui.ingest.publications import masthead, publication
from metatui.text.sentences import split_sentences

_HEAD = 14
_TAIL = 5
_FIELD = re.compile(
    r"(?P<name>title|headline|author|byline|written by|source|publication|publisher|date|published"
    r"|url|link|section)"
    r"\s*:\s*(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_LIST_LEAD = re.compile(
    r"(?:what (?:you (?:need|should|have) to|to|we) know(?: (?:about|so far)\b.{0,60})?|key (?:points"
    r"|takeaways|facts|findings)"
    r"|(?:the )?(?:main|key) (?:points|takeaways)|takeaways|highlights|summary|in (?:brief|short)"
    r"|at a glance|tl;?dr|the gist"
    r"|(?:the )?bottom line|why it matters|the essentials|need to know|quick (?:read|summary"
    r"|facts))\W{0,3}",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:tech(?:nology)?|business|news|world(?: news)?|politics|science|health|sports?|opinion"
    r"|analysis|explainer|exclusive|breaking"
    r"(?: news)?|live(?: updates)?|markets?|economy|finance|money|companies|media|culture|arts?"
    r"|lifestyle|education|environment"
    r"|climate|energy|law|courts?|crime|europe|asia|africa|americas|uk(?: news)?|us(?: news)?|u\.s\."
    r"|local|national|international|features?"
    r"|comment|editorial|interview|review|in[- ]depth|long read|the big story|artificial intelligence"
    r"|a\.?i\.?|entertainment|travel"
    r"|football|cricket|tennis|basketball|soccer|weather|obituar(?:y|ies)|investigation"
    r"|special report|newsletter|podcast|video|latest)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:[\w'’&-]+,? ){0,6}(?:reporter|correspondent|editor|writer|columnist|journalist|contributor"
    r"|staff|bureau chief|analyst"
    r"|in [A-Z]\w+(?: [A-Z]\w+)?|newsroom)",
)
_DATELINE = re.compile(
    r"(?=.{0,80}?[–—-])[A-Z][^()–—\n]{0,60}\((?P<agency>[A-Z][\w .&'’-]{1,30})\)\s*(?:[–—]|--?)\s"
)
_TITLE_END = re.compile(r"\s+[|]\s+(?P<bar>[^|]{2,40})$|\s+[–—-]\s+(?P<dash>[^–—|-]{2,40})$")


def read_head(draft: Draft) -> Draft:
    """The draft with its metadata completed from its first and last paragraphs, and these lines taken out
    of them.

    What the draft already says is not changed. Its title may still be None afterwards: see
    `title_from_text`.
    """
    reader = _HeadReader(draft)
    reader.read()
    return reader.draft


def title_from_text(paragraphs: Sequence[str], longest: int = 140) -> str:
    """A title for an article that has none: its first point or sentence, without a final period, cut
    between words.
    """
    for paragraph in paragraphs:
        first_line = paragraph.split("\n", 1)[0].removeprefix("• ").strip()
        if _LIST_LEAD.fullmatch(first_line) or not any(map(str.isalnum, first_line)):
            continue
        spans = split_sentences(first_line)
        title = first_line[slice(*spans[0])] if spans else first_line
        if title.endswith(".") and not title.endswith(".."):
            title = title[:-1]
        if len(title) > longest:
            title = title[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
        return title
    return paragraphs[0].replace("\n", " ")[:longest] if paragraphs else ""


def same_line(one: str, other: str) -> bool:
    """Whether two lines have the same letters and digits, whatever their case and punctuation."""
    return _letters(one) == _letters(other) != ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


class _HeadReader:
    """Walks over the first and last paragraphs of one draft, once."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._paragraphs = list(draft.paragraphs)
        self._kept: list[str] = []
        self._updated: datetime | None = None
        self._in_text = False
        self._after_by = False
        self._after_lead = False

    def read(self) -> None:
        for number, paragraph in enumerate(self._paragraphs):
            if number < _HEAD and self._is_head(paragraph, number):
                continue
            if self._in_text and number >= len(self._paragraphs) - _TAIL and self._is_tail(paragraph):
                continue
            self._kept.append(paragraph)
        draft = replace(
            self.draft, paragraphs=tuple(self._kept), published=self.draft.published or self._updated
        )
        if draft.source is None:
            draft = replace(draft, source=_agency(self._kept))
        self.draft = _split_title(draft)

    def _is_head(self, paragraph: str, number: int) -> bool:
        """Take in a paragraph at the top; whether that was all it is for."""
        if "\n" in paragraph or paragraph.startswith("• "):
            self._after_lead = False
            return False
        if self._after_by:
            self._after_by = False
            if is_person(paragraph) or publication(paragraph):
                self._set(byline=paragraph)
                return True
        if self.draft.title and same_line(paragraph, self.draft.title):
            return True
        if self._is_line_of_metadata(paragraph):
            return True
        if self._in_text:
            return False
        if is_furniture(paragraph) or is_label(paragraph) or _is_trail(paragraph):
            return True
        if _LIST_LEAD.fullmatch(paragraph):
            self._after_lead = True
            return False
        if self.draft.title is None:
            return self._is_title(paragraph, number)
        return self._is_line_below_title(paragraph, number)

    def _is_line_of_metadata(self, paragraph: str) -> bool:
        """Lines whose form says what they are, wherever they stand: "By …", a date, "Source: …"."""
        if len(paragraph) > 200:
            return False
        if re.fullmatch(r"by\s*:?", paragraph, re.IGNORECASE):
            self._after_by = True
            return True
        if field := _FIELD.fullmatch(paragraph):
            return self._take_field(field["name"].lower(), field["value"].strip())
        if dates := read_date_line(paragraph):
            self._set(published=dates.published)
            self._updated = self._updated or dates.updated
            return True
        if credit := read_byline(paragraph):
            self._set(byline=credit.names, source=credit.source, published=credit.published)
            return True
        return False

    def _take_field(self, name: str, value: str) -> bool:
        if name in ("title", "headline"):
            if self._in_text or self.draft.title:
                return False
            self._set(title=value)
        elif name in ("author", "byline", "written by"):
            credit = read_byline(f"By {value}")
            if credit is None:
                return False
            self._set(byline=credit.names, source=credit.source, published=credit.published)
        elif name in ("source", "publication", "publisher"):
            if is_web_address(value):
                self._set(url=value)
            elif len(value.split()) <= 6 and not value.endswith("."):
                self._set(source=value)
            else:
                return False
        elif name in ("date", "published"):
            date = parse_date(value)
            if date is None:
                return False
            self._set(published=date)
        elif name in ("url", "link"):
            if not is_web_address(value):
                return False
            self._set(url=value)
        else:
            return not self._in_text
        return True

    def _is_title(self, paragraph: str, number: int) -> bool:
        if source := publication(paragraph):
            self._set(source=source)
            return True
        if not _is_headline(paragraph) and not self._announces(paragraph, number):
            # Points below "What to know" may be sentences without bullets; a title can still follow them.
            is_point = (
                self._after_lead and len(paragraph.split()) <= 30 and len(split_sentences(paragraph)) == 1
            )
            self._in_text = not is_point
            return False
        if (self._after_lead or self._kept) and len(paragraph.split()) < 5:
            return False
        self._set(title=paragraph)
        return True

    def _announces(self, paragraph: str, number: int) -> bool:
        """Whether a line that ends like a sentence is a title all the same: repeated, or a byline or date
        follow.
        """
        if len(paragraph.split()) > 20 or len(split_sentences(paragraph)) > 1:
            return False
        following = self._paragraphs[number + 1 : number + 5]
        if any(same_line(paragraph, line) for line in following):
            return True
        after = following[:1]
        return bool(after) and (
            re.fullmatch(r"by\s*:?", after[0], re.IGNORECASE) is not None
            or read_byline(after[0]) is not None
            or read_date_line(after[0]) is not None
        )

    def _is_line_below_title(self, paragraph: str, number: int) -> bool:
        if source := publication(paragraph) or masthead(paragraph):
            self._set(source=source)
            return True
        following = self._paragraphs[number + 1 :]
        if (
            is_person(paragraph)
            and not self._kept
            and not _is_told_about(paragraph, self.draft.title or "", following)
        ):
            self._set(byline=paragraph)
            return True
        if credit := read_credit(paragraph):
            self._set(byline=credit.names, source=credit.source, published=credit.published)
            return True
        if self.draft.byline and len(paragraph) < 70 and _ROLE.fullmatch(paragraph):
            return True
        self._in_text = not _is_headline(paragraph) or bool(self._kept)
        return False

    def _is_tail(self, paragraph: str) -> bool:
        if "\n" in paragraph or len(paragraph) > 200 or paragraph.lower() == "by":
            return False
        return (
            self._is_line_of_metadata(paragraph)
            or same_line(paragraph, self.draft.byline or "")
            or _is_trail(paragraph)
        )

    def _set(self, **found: object) -> None:
        """Note what was found, unless it is known already."""
        news = {name: value for name, value in found.items() if value and not getattr(self.draft, name)}
        if news:
            self.draft = replace(self.draft, **news)  # type: ignore[arg-type]


def _is_headline(line: str) -> bool:
    """Whether a line has the form of a headline: some words that do not end as a sentence does."""
    count = len(line.split())
    if not any(map(str.isalpha, line)) or count > 30 or len(line) > 220:
        return False
    if line[-1] in ".,;:" and not re.search(
        r"(?:\.\.\.|\b[A-Z]\.[A-Z]\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr))$|\.\.\.$", line
    ):
        return False
    return not (line[-1] in "!?”\"’'" and (count > 20 or len(split_sentences(line)) > 2))


def _is_trail(line: str) -> bool:
    """Whether a line is a section or a trail of sections ("News > Business > Tech", "AP Technology")."""
    if len(line) > 80:
        return False
    parts = re.split(r"\s*[>›»|/•·]\s*", line)
    return all(part and (_is_section(part) or part.lower() == "home") for part in parts)


def _is_section(text: str) -> bool:
    outlet, _, section = text.rpartition(" ")
    return _SECTION.fullmatch(text) is not None or (
        publication(outlet) is not None and _SECTION.fullmatch(section) is not None
    )


def _is_told_about(name: str, title: str, paragraphs: Sequence[str]) -> bool:
    """Whether the article tells about the person of this name, who then is not its author."""
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    text = [paragraph for paragraph in paragraphs if not paragraph.startswith(name)]
    return any(map(surname.search, [title, *text]))


def _agency(paragraphs: Sequence[str]) -> str | None:
    """The agency of a dateline: "LONDON, July 16 (Reuters) - …"."""
    for paragraph in paragraphs[:3]:
        if (dateline := _DATELINE.match(paragraph)) and (agency := publication(dateline["agency"])):
            return agency
    return None


def _split_title(draft: Draft) -> Draft:
    """Take the publication off the end of a title ("… | The Verge", "… - Reuters")."""
    title = draft.title
    end = _TITLE_END.search(title) if title else None
    if not title or end is None:
        return draft
    name = (end["bar"] or end["dash"]).strip()
    is_source = publication(name) or (draft.source and same_line(name, draft.source))
    if not is_source or len(title[: end.start()].split()) < 3:
        return draft
    return replace(draft, title=title[: end.start()], source=draft.source or name)

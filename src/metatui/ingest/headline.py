"""Finds what stands around the text of a clipping: its title, byline, source and date.

A page pasted as text begins with some of: section, title, byline, date, picture caption, the title once
more. Each is recognised by its form alone and only where such a thing can stand; what has no such form is
the article's. A line that is taken out has become title, byline, source or date, repeats one of them, or
is known to belong to the page; what has no place there stays in the text. Nothing is made up: a date in a
sentence is no date of publication, a name in the story no author.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from metatui.ingest.boilerplate import is_furniture, is_label
from metatui.ingest.byline import Credit, is_person, read_byline, read_credit, read_name_with_role
from metatui.ingest.dates import parse_date, read_date_line
from metatui.ingest.draft import Draft, says
from metatui.ingest.front_matter import is_web_address
from metatui.ingest.head_lines import (
    FIELD,
    agency_of,
    date_of_lead,
    is_bare_date,
    is_clock,
    is_credit,
    is_date_label,
    is_desk,
    is_just_by,
    is_reported_in,
    is_role,
    is_unread,
    outlet_with_place,
    reporters_of,
)
from metatui.ingest.publications import masthead, publication
from metatui.ingest.titles import (
    LONGEST_LINE,
    is_headline,
    is_section,
    is_summary_lead,
    outlet_of_section,
    same_line,
    split_title,
)
from metatui.text.sentences import split_sentences

# How many paragraphs at the top and at the end may be lines of metadata.
_HEAD = 14
_TAIL = 5


def read_head(draft: Draft) -> Draft:
    """Complete a draft's metadata from its first and last paragraphs, and take these lines out of them.

    What the draft already says is not changed. A date of revision stands in where none of publication is
    given. The title may still be None afterwards: see `titles.title_from_text`.
    """
    return _HeadReader(draft).read()


class _HeadReader:
    """Walks over the first and last paragraphs of one draft, once."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._paragraphs = draft.paragraphs
        self._kept: list[str] = []
        self._rest: str | None = None
        self._updated: datetime | None = None
        # An article whose file says what and when has no lines of metadata at the top of its text.
        self._has_metadata = draft.title is not None and (draft.byline or draft.published) is not None
        self._in_text = self._has_metadata
        self._has_dated_sections = sum(map(is_bare_date, draft.paragraphs)) > 2
        self._after_by = False
        self._after_date = False
        self._after_lead = False
        self._after_credit = False

    def read(self) -> Draft:
        tail = len(self._paragraphs) - _TAIL
        for number, paragraph in enumerate(self._paragraphs):
            is_metadata = (number < _HEAD and self._is_head(paragraph, number)) or (
                number >= tail and self._in_text and self._is_tail(paragraph, number)
            )
            if not is_metadata:
                self._kept.append(self._rest or paragraph)
            self._rest = None
        draft = split_title(replace(self._draft, title=self._draft.title or self._draft.subject))
        return replace(
            draft,
            paragraphs=tuple(self._kept),
            byline=draft.byline or reporters_of(self._kept),
            published=draft.published or self._updated or draft.sent or date_of_lead(self._kept),
            source=draft.source or agency_of(self._kept),
        )

    def _is_head(self, paragraph: str, number: int) -> bool:
        """Take in a paragraph at the top; whether that was all it is for."""
        if "\n" in paragraph or paragraph.startswith("• "):
            self._after_lead = False
            return False
        if self._draft.title and same_line(paragraph, self._draft.title):
            return True
        after_credit, self._after_credit = self._after_credit, False
        if after_credit and is_reported_in(paragraph):
            return True
        if after_credit and is_desk(paragraph) and self._fit(source=paragraph):
            return True
        if self._after_by:
            self._after_by = False
            if self._take(read_byline(f"By {paragraph}")):
                return True
        if self._is_signed(paragraph, number):
            return True
        if len(paragraph) <= LONGEST_LINE and self._is_line_of_metadata(paragraph, number):
            return True
        if self._belongs_to_date(paragraph, number):
            return True
        if (
            self._in_text
            or self._rest
            or is_unread(paragraph)
            or is_just_by(paragraph)
            or read_byline(paragraph)
        ):
            return False
        if is_section(paragraph) and (source := outlet_of_section(paragraph)):
            return self._fit(source=source)
        if is_furniture(paragraph) or is_label(paragraph) or is_section(paragraph):
            return True
        if is_summary_lead(paragraph):
            self._after_lead = True
            return False
        if self._draft.title is None:
            if read_date_line(paragraph):  # another date than the one of publication
                return False
            return self._is_title(paragraph, number)
        return self._is_line_below_title(paragraph, number)

    def _is_signed(self, paragraph: str, number: int) -> bool:
        """Whether a name stands alone between the standfirst and a date: nothing else can be meant by it."""
        following = self._paragraphs[number + 1 : number + 2]
        if not self._kept or len(self._kept) > 2 or not self._draft.title or self._draft.byline:
            return False
        dates = read_date_line(following[0]) if following and is_person(paragraph) else None
        return dates is not None and dates.published is not None and self._fit(byline=paragraph)

    def _is_line_of_metadata(self, paragraph: str, number: int) -> bool:
        """Lines whose form says what they are, wherever they stand: "By …", a date, "Source: …"."""
        if is_just_by(paragraph):
            following = self._paragraphs[number + 1 : number + 2]
            is_name = following != () and not is_credit(following[0])
            self._after_by = is_name and read_byline(f"By {following[0]}") is not None
            return self._after_by
        if field := FIELD.fullmatch(paragraph):
            return self._take_field(field["name"].lower(), field["value"].strip())
        if dates := read_date_line(paragraph):
            if self._heads_section(paragraph):
                return False
            self._updated = self._updated or dates.updated
            self._after_date = self._fit(published=dates.published) and dates.is_clear
            return self._after_date
        return self._take(read_byline(paragraph))

    def _heads_section(self, paragraph: str) -> bool:
        """Whether a date on a line of its own heads a section: one of several, or behind more than a
        first line.
        """
        is_below = self._in_text and (len(self._kept) > 1 or self._has_metadata)
        return (is_below or self._has_dated_sections) and is_bare_date(paragraph)

    def _belongs_to_date(self, paragraph: str, number: int) -> bool:
        """Whether a line is the "Published" above a date, or the time below it."""
        after_date, self._after_date = self._after_date, False
        if after_date and is_clock(paragraph):
            return True
        following = self._paragraphs[number + 1 : number + 2]
        dates = read_date_line(following[0]) if following and is_date_label(paragraph) else None
        return dates is not None and dates.is_clear

    def _take(self, credit: Credit | None) -> bool:
        if credit is None:
            return False
        names, source = credit.names, credit.source
        if names and source and self._draft.source and not says(self._draft, "source", source):
            names, source = f"{names}, {source}", None
        if not self._fit(byline=names, source=source, published=credit.published):
            return False
        self._rest = credit.rest
        self._after_credit = names is not None
        return credit.rest is None

    def _take_field(self, name: str, value: str) -> bool:
        """Take in a line of the form "Name: value"; False if the value is not of the kind that it names."""
        if name in ("title", "headline", "subject"):
            fits = not self._in_text and self._draft.title is None
            self._set(title=value if fits else None)
        elif name in ("author", "byline", "written by"):
            fits = self._take(read_byline(f"By {value}"))
        elif name in ("date", "published"):
            date = parse_date(value)
            fits = date is not None and self._fit(published=date)
        elif is_web_address(value):
            fits = name not in ("from", "to", "cc", "section") and self._fit(url=value)
        elif name in ("source", "publication", "publisher"):
            fits = len(value.split()) <= 6 and not value.endswith(".") and self._fit(source=value)
        elif self._in_text:
            fits = False
        elif name == "from":
            fits = self._take(read_byline(f"By {value.split(' <')[0]}"))
        else:
            fits = name == "section"
        return fits

    def _is_title(self, paragraph: str, number: int) -> bool:
        following = self._paragraphs[number + 1 : number + 2]
        source = publication(paragraph) or masthead(paragraph) or outlet_with_place(paragraph)
        if source and any(map(is_headline, following)):
            return self._fit(source=source)
        words = len(paragraph.split())
        if words <= 3 and self._is_above_title(number):
            return self._fit(source=paragraph)
        if is_headline(paragraph) or self._is_announced(paragraph, number):
            # Below a list of points a short line is rather a subhead.
            if words < 5 and (self._after_lead or self._kept):
                return False
            self._set(title=paragraph)
            return True
        # Points below "What to know" may be sentences without bullets; a title can still follow them.
        is_point = self._after_lead and words <= 30 and len(split_sentences(paragraph)) == 1
        self._in_text = not is_point
        return False

    def _is_above_title(self, number: int) -> bool:
        """Whether the next line is a headline with a byline or date of its own: then this one is the
        page's name.
        """
        following = self._paragraphs[number + 1 : number + 3]
        return (
            len(following) == 2
            and len(following[0].split()) >= 5
            and is_headline(following[0])
            and is_credit(following[1])
        )

    def _is_announced(self, paragraph: str, number: int) -> bool:
        """Whether a line that ends like a sentence is a title all the same.

        It is if it comes twice, or if a byline or date follows.
        """
        if len(paragraph.split()) > 20 or len(split_sentences(paragraph)) > 1:
            return False
        following = self._paragraphs[number + 1 : number + 5]
        if not following or any(same_line(paragraph, line) for line in following):
            return bool(following)
        return is_credit(following[0])

    def _is_line_below_title(self, paragraph: str, number: int) -> bool:
        if source := publication(paragraph) or masthead(paragraph):
            return self._fit(source=source)
        if source := outlet_with_place(paragraph):
            return self._fit(source=source)
        if self._take(read_credit(paragraph)):
            return True
        if self._rest:
            return False
        # Below the title, and below a list of points, a name is the author's and a role the author's
        # role.
        if all(one.startswith("• ") or is_summary_lead(one) or is_unread(one) for one in self._kept):
            if is_person(paragraph) and not self._is_told_about(paragraph, number):
                return self._fit(byline=paragraph)
            name = read_name_with_role(paragraph)
            if name and not self._is_told_about(name, number):
                return self._fit(byline=name)
            if is_role(paragraph):
                return True
        self._in_text = not is_headline(paragraph) or bool(self._kept)
        return False

    def _is_told_about(self, name: str, number: int) -> bool:
        """Whether the article tells about the person of this name, who then is not its author."""
        surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
        text = (one for one in self._paragraphs[number + 1 :] if not one.startswith(name))
        return surname.search(self._draft.title or "") is not None or any(map(surname.search, text))

    def _is_tail(self, paragraph: str, number: int) -> bool:
        """Take in a paragraph at the end; whether it is a line of metadata, a section or a signature."""
        if "\n" in paragraph or len(paragraph) > LONGEST_LINE or is_just_by(paragraph):
            return False
        if self._is_line_of_metadata(paragraph, number):
            return True
        if is_section(paragraph):
            source = outlet_of_section(paragraph)
            return source is None or self._fit(source=source)
        name = paragraph.lstrip("–—- ")
        if name != paragraph and is_person(name):
            self._set(byline=name)
        return same_line(name, self._draft.byline or "")

    def _set(self, **found: object) -> None:
        """Note what was found, unless it is known already."""
        news = {name: value for name, value in found.items() if value and not getattr(self._draft, name)}
        if news:
            self._draft = replace(self._draft, **news)  # type: ignore[arg-type]

    def _fit(self, **found: object) -> bool:
        """Note what was found; whether all of it is now said by the metadata, so that nothing is lost."""
        self._set(**found)
        return all(value is None or says(self._draft, name, value) for name, value in found.items())

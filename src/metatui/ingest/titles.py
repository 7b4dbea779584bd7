"""The forms of lines at the top of an article: headlines, sections, summaries; and titles made of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from metatui.ingest.draft import Draft
from metatui.ingest.publications import publication
from metatui.text.sentences import split_sentences

LONGEST_LINE = 240
_MOST_WORDS = 36
_SUMMARY_LEAD = re.compile(
    r"(?:what (?:you (?:need|should|have) to|to|we) know(?: (?:about|so far)\b.{0,60})?"
    r"|(?:the )?(?:key|main) (?:points|takeaways|facts|findings)|takeaways|highlights|summary"
    r"|in brief|in short"
    r"|at a glance|tl;?dr|the gist|(?:the )?bottom line|why it matters|the essentials|need to know"
    r"|quick (?:read|summary|facts))\W{0,3}",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:tech|technology|business|news|world|world news|politics|science|health|sports?|opinion"
    r"|analysis|explainer"
    r"|exclusive|breaking|breaking news|live|live updates|markets?|economy|finance|money|companies"
    r"|media|culture|arts?"
    r"|lifestyle|education|environment|climate|energy|law|courts?|crime|europe|asia|africa|americas"
    r"|uk|uk news|us"
    r"|us news|u\.s\.|local|national|international|features?|comment|editorial|interview|review"
    r"|in[- ]depth"
    r"|long read|the big story|artificial intelligence|a\.?i\.?|entertainment|travel|football|cricket"
    r"|tennis"
    r"|basketball|soccer|weather|obituary|obituaries|investigation|special report|newsletter|podcast"
    r"|video|latest)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:\.\.\.|\b[A-Z]\.[A-Z]\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr)\.)$")
_TITLE_END = re.compile(r"\s+[|]\s+(?P<bar>[^|]{2,40})$|\s+[–—-]\s+(?P<dash>[^–—|-]{2,40})$")


def is_headline(line: str) -> bool:
    """Whether a line has the form of a headline: some words that do not end as a sentence does."""
    count = len(line.split())
    if not any(map(str.isalpha, line)) or count > _MOST_WORDS or len(line) > LONGEST_LINE:
        return False
    if line[-1] in ".,;:":
        return _ABBREVIATED.search(line) is not None
    return not (line[-1] in "!?”\"’'" and (count > 20 or len(split_sentences(line)) > 2))


def is_summary_lead(line: str) -> bool:
    """Whether a line is the heading of a list of points ("What to know")."""
    return _SUMMARY_LEAD.fullmatch(line) is not None


def is_section(line: str) -> bool:
    """Whether a line is a section or a trail of them ("News > Business > Tech", "AP Technology")."""
    if len(line) > 80:
        return False
    return all(part.lower() == "home" or _is_section(part) for part in re.split(r"\s*[>›»|/•·]\s*", line))


def is_bare_section(line: str) -> bool:
    """Whether a line is the name of one section and nothing else ("Business")."""
    return _SECTION.fullmatch(line) is not None


def outlet_of_section(line: str) -> str | None:
    """The publication that a section names with itself: "BBC Sport", "AP Technology"."""
    if is_bare_section(line):
        return None
    return publication(line) or publication(line.rpartition(" ")[0])


def _is_section(text: str) -> bool:
    outlet, _, section = text.rpartition(" ")
    return _SECTION.fullmatch(text) is not None or (
        publication(outlet) is not None and _SECTION.fullmatch(section) is not None
    )


def same_line(one: str, other: str) -> bool:
    """Whether two lines have the same letters and digits, whatever their case and punctuation."""
    shorter, longer = sorted((len(one), len(other)))
    return longer <= 2 * shorter + 10 and _letters(one) == _letters(other) != ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def split_title(draft: Draft) -> Draft:
    """Take the publication off the end of a title ("… | The Verge", "… - Reuters")."""
    title = draft.title
    end = _TITLE_END.search(title) if title else None
    if not title or end is None:
        return draft
    name = (end["bar"] or end["dash"]).strip()
    is_source = publication(name) or (draft.source and same_line(name, draft.source))
    if draft.source and not same_line(name, draft.source):
        return draft
    if not is_source or len(title[: end.start()].split()) < 3:
        return draft
    return replace(draft, title=title[: end.start()], source=draft.source or name)


def title_from_text(paragraphs: Sequence[str], longest: int = 140) -> str:
    """A title for an article that has none: its first point or sentence, without a final period.

    At most `longest` characters, cut between words.
    """
    for paragraph in paragraphs:
        first_line = paragraph.split("\n", 1)[0].removeprefix("• ").strip()
        if is_summary_lead(first_line) or not any(map(str.isalnum, first_line)):
            continue
        sentences = (first_line[start:end] for start, end in split_sentences(first_line))
        title = next(sentence for sentence in sentences if any(map(str.isalnum, sentence)))
        if title.endswith(".") and not _ABBREVIATED.search(title):
            title = title[:-1]
        if len(title) > longest:
            title = title[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
        return title
    return paragraphs[0].replace("\n", " ")[:longest] if paragraphs else ""

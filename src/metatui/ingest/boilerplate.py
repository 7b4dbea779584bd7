"""Takes out what a web page puts between the paragraphs of an article: newsletters, adverts, captions.

The rule that goes before all others: no paragraph of an article is ever lost. A paragraph goes only if
all of it belongs to the page and nothing in it tells of anything that happened; a doubt keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from metatui.ingest.boilerplate_phrases import CREDITED, FURNITURE, INVITATION, LABEL, LIST_LABEL
from metatui.text.sentences import split_sentences

_LONGEST = 420
_FINAL_STOP = re.compile(r"[\s.!?…:»›>→]+$")
# What is said in the same breath as an invitation, and goes only with it.
_COMPANY = re.compile(
    r"\b(?:you|your|our|we|us|newsletters?|inbox|daily|weekly|free|e-?mail|privacy|outside the (?:uk"
    r"|us))\b",
    re.IGNORECASE,
)
# An invitation addresses the reader; what tells of others and of the past is the article's.
_TELLS = re.compile(
    r"\b(?:said|says|told|tells|was|were|has|had|did|does|asked|argued|urged|advised|advises|wrote"
    r"|writes|he|she|him|his"
    r"|her|hers|they|them|their|reads|added|announced|reported|claimed|claims|became|made|went|came"
    r"|began|ended|according"
    r"|grew|rose|fell|suggested|suggests|promised|promises|warned|warns)\b|[“”\"]",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}) (?:(?:is|was) an? (?:[\w'’-]+,? ){0,6}"
    r"(?:reporter|journalist|correspondent|editor|writer|columnist|contributor|producer)|covers"
    r"|writes|reports)\b"
)
_AUTHOR = re.compile(
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}),?(?: and [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})? "
    r"(?:is|are|covers?|writes?|reports?|reported|has|have|joined|can be|was|were)\b"
)
_BEAT = re.compile(
    r"\b(?:covering|who covers|covers|based in|reach (?:him|her|them)|follow|contact|on Twitter"
    r"|on X)\b|@\w"
)


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph belongs to the page and not to the article, by its words alone."""
    text = paragraph.strip()
    if not text or len(text) > _LONGEST or "\n" in text:
        return not text
    bare = _bare(text)
    if not bare or FURNITURE.fullmatch(bare):
        return True
    if ("(" in text or ": " in text or "[" in text) and len(text.split()) <= 60 and CREDITED.search(text):
        return True
    return _invites(text)


def is_label(paragraph: str) -> bool:
    """Whether a paragraph is a word of a button or menu, which might as well be a subhead of the article."""
    return len(paragraph) < 20 and LABEL.fullmatch(_bare(paragraph)) is not None


def remove_boilerplate(paragraphs: Sequence[str], *, byline: str | None = None) -> list[str]:
    """The paragraphs that are the article's own, in order.

    Furniture goes, and so do repeats and lists of other articles.

    `byline` is the author where known: a last paragraph that introduces this person goes too.
    """
    kept = list(_first_of_each(_without_furniture(paragraphs)))
    while len(kept) > 1 and _is_biography(kept[-1], byline, kept[:-1]):
        kept.pop()
    return [one for n, one in enumerate(kept) if not (n < 2 < len(kept) and _introduces(one, byline))]


def _bare(text: str) -> str:
    return _FINAL_STOP.sub("", text.strip("*_<>«»|–— "))


def _invites(text: str) -> bool:
    """Whether every sentence invites the reader to something, or is said in the company of one that does."""
    if _TELLS.search(text):
        return False
    invitations = 0
    for start, end in split_sentences(text):
        sentence = _FINAL_STOP.sub("", text[start:end])
        if INVITATION.fullmatch(sentence):
            invitations += 1
        elif not _COMPANY.search(sentence) or len(sentence.split()) > 30:
            return False
    return invitations > 0


def _without_furniture(paragraphs: Sequence[str]) -> Iterator[str]:
    furniture = [is_furniture(paragraph) for paragraph in paragraphs]
    labels = [not known and is_label(one) for known, one in zip(furniture, paragraphs, strict=True)]
    last = len(paragraphs) - 1
    # From here on there are only titles: all below "Most read" goes.
    titles_from = len(paragraphs)
    while titles_from and _is_title_like(paragraphs[titles_from - 1]):
        titles_from -= 1
    below_label = False
    for number, paragraph in enumerate(paragraphs):
        if below_label and (_is_list_of_titles(paragraph) or number >= titles_from):
            continue
        below_label = LIST_LABEL.fullmatch(_bare(paragraph)) is not None and (
            furniture[number] or number < last
        )
        if (
            below_label
            and number < last
            and not _is_list_of_titles(paragraphs[number + 1])
            and number + 1 < titles_from
        ):
            below_label = False
        if furniture[number] or below_label:
            continue
        if (
            number
            and _bare(paragraphs[number - 1]).rstrip(",").lower() == "image caption"
            and _is_title_like(paragraph)
        ):
            continue
        beside = (number > 0 and (furniture[number - 1] or labels[number - 1])) or (
            number < last and (furniture[number + 1] or labels[number + 1])
        )
        if not (labels[number] and (beside or number in (0, last))):
            yield paragraph


def _is_title_like(paragraph: str) -> bool:
    return len(paragraph) < 160 and paragraph[-1:] not in '.”":;,'


def _is_list_of_titles(paragraph: str) -> bool:
    return paragraph.startswith("• ") and all(map(_is_title_like, paragraph.split("\n")))


def _first_of_each(paragraphs: Iterable[str]) -> Iterator[str]:
    """Without paragraphs that stood there before; short ones ("Yes.", a refrain) may be meant twice."""
    seen: set[str] = set()
    last = ""
    for paragraph in paragraphs:
        key = re.sub(r"\W+", " ", paragraph).casefold().strip()
        words = len(key.split())
        if (words >= 12 and key in seen) or (words >= 5 and key == last):
            continue
        seen.add(key)
        last = key
        yield paragraph


def _is_biography(paragraph: str, byline: str | None, others: Sequence[str]) -> bool:
    """Whether the last paragraph introduces the author, who is nobody that the article tells about."""
    if byline:
        return _introduces(paragraph, byline)
    found = _BIOGRAPHY.match(paragraph) if len(paragraph) <= _LONGEST else None
    if found is None or not _BEAT.search(paragraph):
        return False
    surname = re.compile(rf"\b{re.escape(found['name'].split()[-1])}\b")
    return not any(map(surname.search, others))


def _introduces(paragraph: str, byline: str | None) -> bool:
    """Whether a paragraph says what the author does, or from where."""
    found = _AUTHOR.match(paragraph) if byline and len(paragraph) <= _LONGEST else None
    return found is not None and found["name"].casefold() in (byline or "").casefold()

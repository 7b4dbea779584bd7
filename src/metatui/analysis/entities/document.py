"""An article as the rules see it: paragraphs, sentences, and tokens with what each word may be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from metatui.analysis.entities.lexicon import Lexicon, Word
from metatui.analysis.entities.pieces import PIECE
from metatui.text.sentences import split_sentences

_SPACES = " \u00a0\u202f\u2009"
_OPENERS = frozenset("\"“”'‘’«»‹›([{—–-*•·")
_TERMINAL = re.compile(r"[.!?…:;,]['\"”’»)\]]*$")
MAX_HEADLINE_WORDS = 16
MAX_DATELINE = 12


@dataclass(slots=True)
class Document:
    """A text and its tokens, as parallel lists over the token index.

    `flags` are `Word` flags, `sentence` the number of the sentence, `paragraph` that of the paragraph,
    `space` whether exactly one space stands before the token (False at the start), `glued` whether none
    does; `first` whether it is the first word of its sentence, `headline` whether its paragraph is set as a
    headline in Title Case or in capitals, where capitals say nothing.
    """

    text: str
    title: str = ""
    words: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    space: list[bool] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)
    headline: list[bool] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def flag(self, index: int) -> int:
        """The flags of a token, 0 beyond the ends."""
        return self.flags[index] if 0 <= index < len(self.flags) else 0

    def word(self, index: int) -> str:
        """The word at a token index in lower case, "" beyond the ends."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""


def read_document(text: str, title: str, lexicon: Lexicon) -> Document:
    """Tokens of `text` with flags; offsets are into `text`."""
    document = Document(text, title)
    sentence_starts = [start for start, _ in split_sentences(text)]
    sentence, next_sentence = -1, 0
    for match in re.finditer(r"[^\n]*[^\s][^\n]*", text):
        number = len(document.paragraphs)
        document.paragraphs.append(match.span())
        begin = len(document.words)
        at_first = True
        last_end = -1
        for found in PIECE.finditer(text, *match.span()):
            start, end = found.span()
            while next_sentence < len(sentence_starts) and sentence_starts[next_sentence] <= start:
                sentence, next_sentence, at_first = sentence + 1, next_sentence + 1, True
            word = found.group()
            is_last = next_sentence < len(sentence_starts) and sentence_starts[next_sentence] <= end + 1
            if is_last and word[-1] == "." and len(word) == 2:
                # The stop of "on X." at the end of a sentence is not that of an initial.
                word, end = word[0], end - 1
            flags = lexicon[word]
            document.words.append(word)
            document.start.append(start)
            document.end.append(end)
            document.flags.append(flags)
            document.sentence.append(sentence)
            document.paragraph.append(number)
            document.space.append(start - last_end == 1 and last_end >= 0 and text[last_end] in _SPACES)
            document.glued.append(start == last_end)
            document.first.append(at_first)
            # After an opening quote or bracket, a colon and a dateline ("PARIS —") a sentence may begin.
            at_first = (at_first and word in _OPENERS) or word in ":“"
            if word in "—–-" and start > last_end and len(document.words) - begin <= MAX_DATELINE:
                at_first |= document.words[begin].isupper() and len(document.words[begin]) > 2
            last_end = end
        headline = _is_headline(document, begin, text[match.start() : match.end()].rstrip())
        document.headline.extend([headline] * (len(document.words) - begin))
    return document


def _is_headline(document: Document, begin: int, line: str) -> bool:
    """Whether the tokens from `begin` on are a headline in Title Case or in capitals."""
    if _TERMINAL.search(line):
        return False
    words = [
        (w, f) for w, f in zip(document.words[begin:], document.flags[begin:], strict=True) if w[0].isalpha()
    ]
    if not 0 < len(words) <= MAX_HEADLINE_WORDS:
        return False
    if len(words) > 2 and all(w.isupper() for w, _ in words):
        return True
    carrying = [(w, f) for w, f in words[1:] if not f & (Word.FUNCTION | Word.PARTICLE) and len(w) > 3]
    capital = sum(1 for _, f in carrying if f & Word.CAPITAL)
    if not carrying:
        return len(words) <= 3
    # Title Case capitalises common words too; a short line of nothing but names cannot be told apart.
    return capital / len(carrying) >= 0.8

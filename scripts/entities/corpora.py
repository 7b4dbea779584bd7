"""The open corpora, with their labels mapped to ours.

A corpus says less than we want to know where it has no label for a kind: then a word has several labels that
it may have, and training asks only that one of them is found (partial labels, Tsuboi et al. 2008).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from metatui.analysis.entities.lexicon import Lexicon, Word, load_lexicon
from metatui.analysis.entities.pieces import PIECE
from metatui.analysis.entities.transformer import labels

_PERSON, _ORGANISATION, _PLACE, _PRODUCT, _EVENT, _OTHER = range(6)
Kinds = tuple[int, ...]
_NONE: Kinds = ()
_OUT = -1  # in a tuple of kinds: it may also be no name
_SOME_NAME: Kinds = (_PRODUCT, _EVENT, _OTHER, _OUT)

_COARSE: Mapping[str, Kinds] = {
    "PER": (_PERSON,),
    "ORG": (_ORGANISATION,),
    "LOC": (_PLACE,),
    "MISC": _SOME_NAME,
}
_FINE: Mapping[str, Kinds] = {
    **dict.fromkeys(
        ("person", "politician", "researcher", "scientist", "writer", "musicalartist"), (_PERSON,)
    ),
    **dict.fromkeys(
        ("organisation", "politicalparty", "university", "band", "magazine", "corporation", "group"),
        (_ORGANISATION,),
    ),
    **dict.fromkeys(("location", "country"), (_PLACE,)),
    **dict.fromkeys(("product", "programlang"), (_PRODUCT,)),
    **dict.fromkeys(("event", "election", "conference"), (_EVENT,)),
    **dict.fromkeys(
        ("award", "book", "poem", "song", "album", "academicjournal", "creative-work"), (_OTHER,)
    ),
    "astronomicalobject": (_PLACE, _OTHER, _OUT),
    "algorithm": (_PRODUCT, _OUT),
    "misc": _SOME_NAME,
    **dict.fromkeys(
        (
            *("field", "task", "metrics", "discipline", "theory", "enzyme", "protein", "chemicalelement"),
            *("chemicalcompound", "musicgenre", "literarygenre", "musicalinstrument", "TIME", "NUM"),
        ),
        _NONE,
    ),
}


class Sentence(NamedTuple):
    """Words with, for each, the labels that it may have; no label at all: it is not to be learned from.

    `glued` says which of them go on with a word of the corpus, as the hyphen in "mid-size".
    """

    corpus: str
    words: Sequence[str]
    allowed: Sequence[frozenset[int]]
    glued: Sequence[bool] = ()


class Corpus(NamedTuple):
    """A file, how its labels map, and what a word without a label may be beside no name."""

    name: str
    unlabelled: Kinds = ()


TRAINING = (
    Corpus("re-docred-dev"),
    *(
        Corpus(f"crossner-{domain}-{part}")
        for domain in ("ai", "politics", "science", "music", "literature")
        for part in ("train", "dev")
    ),
    *(Corpus(f"crossner-{domain}-test") for domain in ("science", "music", "literature")),
    Corpus("wikigold"),
    Corpus("uner-ewt-dev", (_PRODUCT, _EVENT, _OTHER)),
    Corpus("wnut17-train", (_EVENT,)),
    Corpus("btc", (_PRODUCT, _EVENT, _OTHER)),
)
# Never trained on; of wikigold the last fifth.
HELD_OUT = (
    Corpus("re-docred-test"),
    Corpus("wikigold"),
    Corpus("uner-ewt-test", (_PRODUCT, _EVENT, _OTHER)),
    Corpus("crossner-politics-test"),
    Corpus("crossner-ai-test"),
    Corpus("wnut17-dev", (_EVENT,)),
)
_ANYTHING = frozenset(range(labels.COUNT))
_OUTSIDE = frozenset((labels.OUTSIDE,))


def read(folder: Path, corpora: Sequence[Corpus], *, held_out: bool) -> Iterator[Sentence]:
    """The sentences of corpora in a folder of gzipped CoNLL files (word, tab, IOB2 label; blank lines)."""
    lexicon = load_lexicon()
    for corpus in corpora:
        found = [*_read_one(folder / f"{corpus.name}.conll.gz", corpus, lexicon)]
        if corpus.name == "wikigold":
            cut = len(found) * 4 // 5
            found = found[cut:] if held_out else found[:cut]
        yield from found


def _read_one(path: Path, corpus: Corpus, lexicon: Lexicon) -> Iterator[Sentence]:
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            word, _, label = line.rstrip("\n").partition("\t")
            if word:
                rows.append((word, label))
            elif rows:
                yield _sentence(rows, corpus, lexicon)
                rows = []


def _sentence(rows: Sequence[tuple[str, str]], corpus: Corpus, lexicon: Lexicon) -> Sentence:
    words: list[str] = []
    allowed: list[frozenset[int]] = []
    glued: list[bool] = []
    outside = _OUTSIDE.union(
        label for kind in corpus.unlabelled for label in (labels.begin(kind), labels.inside(kind))
    )
    for at, (word, label) in enumerate(rows):
        part, _, name = label.partition("-")
        alone = part == "B" and (at + 1 == len(rows) or not rows[at + 1][1].startswith("I-"))
        kinds = _NONE if part == "O" else {**_COARSE, **_FINE}[name]
        if alone and lexicon[word] & Word.DEMONYM and name in ("LOC", "MISC", "misc"):
            kinds = _NONE  # nationalities and languages are no names with us
        for number, piece in enumerate(PIECE.findall(word) or [word]):
            words.append(piece)
            glued.append(number > 0)
            if word.startswith("@") and len(word) > 1:
                allowed.append(_ANYTHING)  # one corpus takes handles for persons, another does not
            elif part == "O" or not kinds:
                allowed.append(outside if part == "O" else _OUTSIDE)
            else:
                first = part == "B" and number == 0
                allowed.append(
                    frozenset(
                        labels.OUTSIDE
                        if kind == _OUT
                        else labels.begin(kind)
                        if first
                        else labels.inside(kind)
                        for kind in kinds
                    )
                )
    return Sentence(corpus.name, words, allowed, glued)

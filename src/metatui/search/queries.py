"""Whoosh queries of our own, for what Whoosh has none: they only say what is asked, `evaluate` answers."""

from __future__ import annotations

from collections.abc import Collection

from whoosh.query.qcore import Query

from metatui.search.syntax import Number, Unit


class OpenPhrase(Query):
    """Words side by side in a field, the last of which may go on."""

    def __init__(self, fieldname: str, words: tuple[str, ...], boost: float = 1.0) -> None:
        self.fieldname, self.words, self.boost = fieldname, words, boost


class OneOf(Query):
    """Other forms of a word, in documents that may have the word itself or not.

    They count as one word, and as common a one as they and the word are together: a rare form is worth no
    more than the word that was asked for.
    """

    def __init__(self, fieldname: str, word: str, forms: tuple[str, ...], boost: float = 1.0) -> None:
        self.fieldname, self.word, self.forms, self.boost = fieldname, word, forms, boost


class NearWords(Query):
    """Words of a field in any order with at most `gap` other words among them."""

    def __init__(self, fieldname: str, words: tuple[str, ...], gap: int, boost: float = 1.0) -> None:
        self.fieldname, self.words, self.gap, self.boost = fieldname, words, gap, boost


class Documents(Query):
    """The documents with these ids."""

    def __init__(self, ids: Collection[str]) -> None:
        self.ids = ids


class HasFigure(Query):
    """Documents with a figure that meets all of the tests."""

    def __init__(self, tests: tuple[Number | Unit, ...]) -> None:
        self.tests = tests

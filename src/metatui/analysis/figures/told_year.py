"""Which year a text is telling of, so that "in July" is not placed in the year of publication by mistake."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from metatui.analysis.figures.calendar import MONTHS
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.wordlists import word_set
from metatui.analysis.figures.years import is_year

_AHEAD: Final = word_set(
    "will would due expected scheduled planned plans next until upcoming may could should vest vests"
    " expires expire begins starts opens takes resume resumes lapses ahead coming"
)
# What is over: past forms that "-ed" does not tell, and "up from …".
_OVER: Final = word_set(
    "was were had did rose fell grew shrank sank sold won lost spent paid made took gave built bought began"
    " ran led saw left met held came went stood became broke brought drew drove flew found got kept knew laid"
    " lent sent shot slid struck taught thought threw wore wrote up down"
)
# Said now of whatever time.
_SAYING: Final = word_set(
    "announced reported added called named based needed confirmed warned agreed limited"
)
# A year behind these is only compared with: "the slowest growth since 2023", "from 2019", "by 2030".
_ASIDE: Final = word_set("since than from until by before after to early late mid")
# A line this short that holds a year is a heading.
_HEADING: Final = 4


class ToldYear:
    """Follows the sentences of a text in their order."""

    def __init__(self, published: datetime | None) -> None:
        self._published = published
        self._heading = False
        self._previous = False
        self._here: int | None = None
        self.looks_ahead = False
        self._over = False

    @property
    def looks_back(self) -> bool:
        """Whether the sentence tells of what is over: then "in February" is not the one that will come."""
        return self._over and not self.looks_ahead

    @property
    def other_year_from(self) -> int | None:
        """From which token on the sentence tells of another year; all of it may, by a heading."""
        return 0 if self._heading or self._previous else self._here

    def enter(self, tokens: Sequence[Token]) -> None:
        """Go on to the next sentence; its tokens end in padding."""
        if self._published is None:
            return
        year = str(self._published.year)
        self._previous, self._here = self._here is not None, None
        self.looks_ahead = self._over = False
        length = 0
        years = []
        for index, token in enumerate(tokens):
            if token.kind == "end":
                length = index
                break
            if (token.kind == "word" and token.low in _AHEAD) or (
                token.low == "to" and tokens[index - 1].low in ("is", "are")
            ):
                self.looks_ahead = True
            elif token.low in _OVER or (token.low.endswith("ed") and token.text.islower()):
                self._over = self._over or token.low not in _SAYING
            elif is_year(token) and "1900" <= token.text < "2100":
                years.append(token.text)
                before = tokens[index - 1 - (tokens[index - 1].low in MONTHS)].low
                if self._here is None and token.text != year and before not in _ASIDE:
                    self._here = index
        words = sum(token.kind != "other" for token in tokens[:length])
        if years and (words <= _HEADING or tokens[0].text == "#"):
            self._heading = years[-1] != year

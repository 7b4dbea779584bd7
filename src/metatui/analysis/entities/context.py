"""What the words around a name say about its kind."""

from __future__ import annotations

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.lexicon import Word, word_set
from metatui.model import EntityKind

Votes = dict[EntityKind, float]

_PLACE_PREPOSITIONS = word_set("in near outside around across throughout")
_WEAK_PLACE_PREPOSITIONS = word_set("to from toward towards via through at over off")
_ORG_OF = word_set(
    "ceo chief head boss founder co-founder cofounder director president chairman chairwoman chair"
    " spokesman spokeswoman spokesperson executive officer shares stake owner member employee employees"
    " engineer researcher analyst economist board unit subsidiary division arm manager part"
    " customers acquisition takeover purchase sale bid"
)
_ORG_AT = word_set(
    "analyst analysts economist economists professor researcher researchers scientist scientists"
    " strategist engineer engineers director manager lecturer partner fellow editor reporter executive"
    " executives officer lawyer geologist physicist historian expert specialist works worked job"
)
_ACQUIRED = word_set("acquired acquire acquiring bought buy buying sued suing joined joins joining left")
_BEATEN = word_set("beat beaten beating defeated thrashed edged against")
_LAND = word_set(
    "dam river lake lakes valley mountains mountain hills peninsula province district county island islands"
    " reef glacier volcano canal strait straits estuary basin desert delta gorge canyon archipelago atoll"
    " plateau neighbourhood neighborhood suburb gasfield oilfield airport airfield harbour harbor stadium"
)
_BODIES = word_set("movement party coalition militia group bloc union newspaper foundation airline railway")
_DISTANCES = word_set("km kilometres kilometers miles metres meters")
_HELD = word_set("shares stake stakes stock shareholding shareholders investor investors bonds holding")
_CIVIC = word_set("mayor governor prefect king queen bishop archbishop duke prince sheriff burgomaster town")
_SITES = word_set(
    "plant mine port base camp airport factory site station refinery terminal checkpoint hospital"
    " crossing dam depot reactor shipyard smelter wharf border battle"
)
_NAMED = word_set("called named dubbed titled entitled")
_APPOSITION_REACH = 9
_NOUN_KINDS: tuple[tuple[int, EntityKind], ...] = (
    (Word.ROLE | Word.TITLE, "person"),
    (Word.WORK_NOUN, "other"),
    (Word.ORG_NOUN, "organisation"),
    (Word.PLACE_NOUN, "place"),
    (Word.PRODUCT_NOUN, "product"),
)


def add_votes(document: Document, begin: int, end: int, votes: Votes) -> None:
    """Add to `votes` what the neighbourhood of the tokens from `begin` up to `end` says."""
    _votes_before(document, begin, end, votes)
    _votes_after(document, begin, end, votes)


def _add(votes: Votes, kind: EntityKind, weight: float) -> None:
    votes[kind] = votes.get(kind, 0.0) + weight


def _votes_before(document: Document, begin: int, end: int, votes: Votes) -> None:
    if begin == 0 or document.first[begin]:
        return
    size = end - begin
    before = document.flags[begin - 1]
    word = document.word(begin - 1)
    previous = document.word(begin - 2)
    if not before & Word.CAPITAL:
        if before & Word.ROLE and before & Word.ORG_NOUN:
            if size == 1:
                _add(votes, "organisation", 1.0)  # an investor, a broadcaster may be either
        elif before & Word.ROLE:
            _add(votes, "person", 2.5 if size > 1 else 1.5)
        elif before & Word.PRODUCT_NOUN:
            _add(votes, "product", 1.5)
        elif before & Word.ORG_NOUN:
            _add(votes, "organisation", 2.0)
        elif before & Word.WORK_NOUN:
            _add(votes, "other", 2.0)
        elif before & Word.PLACE_NOUN:
            _add(votes, "place", 1.5)
        elif before & Word.SAY and word not in ("reported", "called", "claimed"):
            _add(votes, "person", 1.0)
    elif before & Word.ROLE and document.first[begin - 1] and size > 1:
        _add(votes, "person", 2.0)  # "Qualifier Njeri Wambui won"
    elif document.flag(end) & Word.TITLE and document.flags[begin] & Word.COMMON:
        pass  # "Chief Financial Officer"
    elif before & Word.TITLE and document.space[begin]:
        _add(votes, "person", 3.0 if before & Word.HONORIFIC else 2.0)
    if word == "the":
        if previous == "," and document.flag(begin - 3) & Word.PRODUCT_NOUN:
            _add(votes, "product", 1.5)  # "its ship, the Deep Horizon,"
        _add(votes, "person", -3.0)
    if word == "to" and previous == "according":
        _add(votes, "person" if size > 1 else "organisation", 1.0)
    elif word == "in" and previous in _HELD:
        _add(votes, "organisation", 2.0)  # "shares in Novo"
    elif word in _PLACE_PREPOSITIONS:
        _add(votes, "place", 1.0 if size <= 2 else 0.5)
    elif word in _WEAK_PLACE_PREPOSITIONS and size <= 2:
        if word in ("from", "to") and size == 1 and _is_route(document, begin, end):
            _add(votes, "place", 0.8)
        routed = word not in ("at", "over") and document.flag(begin - 2) & Word.ROUTE_NOUN
        _add(votes, "place", 1.0 if routed or word == "off" else 0.3)
        if word == "at":
            if document.flag(begin - 2) & Word.ROLE or previous in _ORG_AT:
                _add(votes, "organisation", 2.0)
            elif previous in _SITES or previous.rstrip("s") in _SITES:
                _add(votes, "place", 1.2)
            else:
                _add(votes, "place", 0.4)
                _add(votes, "organisation", 0.5)
    elif word in ("of", "for"):
        if document.flag(begin - 2) & Word.PLACE_NOUN and word == "of":
            _add(votes, "place", 2.0)
        elif previous in ("maker", "makers") and word == "of":
            _add(votes, "product", 1.2)
        elif previous in _ORG_OF or (word == "for" and document.flag(begin - 2) & Word.ROLE):
            _add(votes, "organisation", 2.0)
        elif previous in _CIVIC or (word == "of" and document.flag(begin - 2) & Word.OF_PLACE):
            _add(votes, "place", 2.0 if size == 1 else 1.0)
        elif document.flag(begin - 2) & Word.ROLE:
            _add(votes, "organisation", 1.0)
    elif word == "by" and document.flag(begin - 2) & Word.BY_ORG:
        _add(votes, "organisation", 1.5)
    elif word == "by" and size > 1 and document.word(end) == "of":
        _add(votes, "person", 1.0)  # "led by Tsegaye Abera of the university"
    elif word == "based" and document.word(begin - 2) in ("-", "‐", "‑"):
        _add(votes, "organisation", 1.5)  # "Lagos-based Chapel Hill"
    elif word in _BEATEN and size == 1:
        _add(votes, "organisation", 0.8)
    elif word in _ACQUIRED:
        _add(votes, "organisation", 1.0)
    elif word in ("itself", "themselves") and previous in ("calling", "calls", "called", "call"):
        _add(votes, "organisation", 2.0)
    elif word in ("name", "brand", "names", "brands") and previous in ("the", "brand"):
        _add(votes, "product", 1.5)  # "sold under the name Kofrelief"
    elif word in _NAMED and document.flag(begin - 2) & (Word.WORK_NOUN | Word.PRODUCT_NOUN):
        _add(votes, "other" if document.flag(begin - 2) & Word.WORK_NOUN else "product", 2.0)
    elif word == "," and begin >= 2 and not document.flag(begin - 2) & Word.CAPITAL:
        # "Its owner, Jane Doe, said", "The vaccine, R21, was": the noun before the comma.
        for flag, kind in _NOUN_KINDS:
            if document.flag(begin - 2) & flag:
                _add(votes, kind, 1.5)
                break
    elif word == "on" and size == 1 and document.words[begin] == "X":
        _add(votes, "product", 1.5)


def _is_route(document: Document, begin: int, end: int) -> bool:
    """Whether a word is one end of "from Oyingbo to Marina"."""
    if document.word(begin - 1) == "from":
        return document.word(end) == "to" and bool(document.flag(end + 1) & Word.CAPITAL)
    return document.word(begin - 3) == "from" and bool(document.flag(begin - 2) & Word.CAPITAL)


def _votes_after(document: Document, begin: int, end: int, votes: Votes) -> None:
    if end >= len(document):
        return
    size = end - begin
    word = document.word(end)
    flags = document.flags[end]
    if word in ("'s", "’s") and document.glued[end]:
        _add(votes, "organisation", 0.2)
        if document.flag(end + 1) & Word.ORG_TAIL:
            _add(votes, "organisation", 1.0)
        return
    if word in "-‐‑" and document.glued[end]:
        if document.word(end + 1) == "based":
            _add(votes, "place", 3.0)
        elif document.word(end + 1) in ("owned", "backed", "funded", "made", "run"):
            _add(votes, "organisation", 1.5)
        return
    if flags & Word.SAY and document.space[end]:
        listed = document.flags[begin] & (Word.SURNAME | Word.GIVEN)
        _add(votes, "person", 1.0 if size > 1 or listed else 0.7)
    if flags & Word.ORG_TAIL and word not in ("players", "manager", "coach", "defender", "striker"):
        _add(votes, "organisation", 1.5)
    elif flags & Word.TITLE and flags & Word.CAPITAL and document.flags[end - 1] & Word.COMMON:
        pass  # "Fire Chief", "Opposition Leader"
    elif flags & Word.ROLE or (flags & Word.TITLE and flags & Word.CAPITAL and document.space[end]):
        _add(votes, "organisation", 1.0)
    elif flags & Word.PRODUCT_NOUN:
        _add(votes, "product", 1.2)
    elif word in ("power", "nuclear") and document.word(end + 1) in ("plant", "station"):
        _add(votes, "place", 1.2)
    elif word in _LAND and document.space[end] and not document.flags[begin] & Word.DEMONYM:
        _add(votes, "place", 1.2)  # "the Magat dam"
    elif word in _BODIES and document.space[end]:
        _add(votes, "organisation", 1.2)
    if word == ",":
        _votes_of_apposition(document, end + 1, votes)
    elif word == "(" and document.flag(end + 1) & Word.UPPER and document.word(end + 2) == ")":
        _add(votes, "organisation", 2.0)


def _votes_of_apposition(document: Document, at: int, votes: Votes) -> None:
    """ ", 45,", ", who …", ", a Kenyan lender", ", chief executive of …": what comes behind the comma."""
    word = document.word(at)
    if not word:
        return
    if document.flag(at) & Word.NUMERIC and document.word(at + 1) in _DISTANCES:
        _add(votes, "place", 2.0)  # "Lumwana, 220 km west of Solwezi"
        return
    if document.flag(at) & Word.NUMERIC and document.word(at + 1) in (",", ".") and word.isdigit():
        if 0 < int(word[:4]) <= 110:
            _add(votes, "person", 3.0)
        return
    if document.flag(at) & Word.STATE and document.flag(at) & Word.CAPITAL:
        _add(votes, "place", 3.0)
        return
    if word in ("who", "whose"):
        _add(votes, "person", 2.5)
        return
    if word == "which":
        _add(votes, "organisation", 0.7)
        _add(votes, "product", 0.4)
        return
    for index in range(at, min(at + _APPOSITION_REACH, len(document))):
        flags = document.flags[index]
        word = document.word(index)
        if word in ",.;:)" or flags & Word.SAY or word in ("which", "who", "and", "of", "for", "in", "at"):
            return
        if flags & Word.CAPITAL and not flags & Word.TITLE:
            continue
        if word == "start" and document.word(index + 2) == "up":
            _add(votes, "organisation", 2.5)  # "a start-up that …" is cut at its hyphen
            return
        # "a bank analyst" is a person, "a maker of chips" is not: the last noun before "of" decides.
        following = document.word(index + 1)
        if following in "'’s" or document.flag(index + 1) & (Word.ROLE | Word.ORG_NOUN | Word.WORK_NOUN):
            continue
        for flag, kind in _NOUN_KINDS:
            if flags & flag:
                _add(votes, kind, 2.5)
                return


def decide(votes: Votes, least: float) -> EntityKind | None:
    """The kind with the most votes, None where it has fewer than `least` or another as many."""
    if not votes:
        return None
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if ranked[0][1] < least or (len(ranked) > 1 and ranked[1][1] >= ranked[0][1]):
        return None
    return ranked[0][0]

"""Queries on the command line: a wrong one is an error, an unanswered one gets advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from metatui.cli.front_page import say_empty
from metatui.cli.status import WrongQuery
from metatui.cli.terminal import say
from metatui.model.query import QueryProblem

if TYPE_CHECKING:
    from metatui.model.article import ArticleHead
    from metatui.model.query import SearchAnswer
    from metatui.newsroom import Newsroom


def query_of(words: Sequence[str]) -> str:
    """The query that the words of the command line make; raises WrongQuery when it cannot be understood."""
    if not words:
        return ""
    from metatui.search import parse
    from metatui.text.clean import clean_line

    query = clean_line(" ".join(words))
    problem = parse(query).problem
    # Only the library knows its saved searches; what is wrong with such a query is found when it is asked.
    if problem is not None and "query:" not in query.casefold():
        raise WrongQuery(query, problem)
    return query


def wanted_query_of(words: Sequence[str]) -> str:
    """The same where there must be something to look for; raises WrongQuery for nothing as well."""
    query = query_of(words)
    if not query.strip():
        raise WrongQuery(query, QueryProblem("Nothing to look for: name at least one word.", 0, 0))
    return query


def articles_for(newsroom: Newsroom, query: str) -> Sequence[ArticleHead]:
    """The articles that answer the query, or all, newest first; what to know about them is said."""
    heads = newsroom.articles(query)
    if query.strip():
        say_how_it_went(newsroom, newsroom.search(query, limit=1))
    elif not heads:
        say_empty(newsroom)
    return heads


def say_how_it_went(newsroom: Newsroom, found: SearchAnswer) -> None:
    """Say on standard error what is special about an answer: nothing found, not all words, not all articles.

    Raises WrongQuery when a part of the query was left out.
    """
    if found.problem is not None:
        raise WrongQuery(found.query, found.problem)
    if found.incomplete:
        say("The index is behind the library just now; there may be more.")
    if not found.total:
        say(f"No article in {newsroom.name} answers {found.query!r}.")
        for line in advice_lines(found):
            say(line)
    elif found.relaxed:
        say("No article has all the words; these have some of them.")
    if found.total and found.advice is not None and found.advice.spelling:
        say(f"Did you mean {found.advice.spelling!r}?")


def advice_lines(found: SearchAnswer) -> list[str]:
    """What to try when nothing was found, a sentence each."""
    advice = found.advice
    lines = []
    if advice is not None and advice.spelling:
        lines.append(f"Did you mean {advice.spelling!r}?")
    if advice is not None and advice.blocking_term and advice.hits_without_it:
        articles = (
            "1 article answers"
            if advice.hits_without_it == 1
            else f"{advice.hits_without_it:,} articles answer"
        )
        lines.append(f"Without {advice.blocking_term}, {articles}.")
    return lines or [_broader(found.query)]


def _broader(query: str) -> str:
    """How a query might find more, as fits its kind."""
    from metatui.search import parse
    from metatui.search.syntax import Fuzzy, Near, Words, positive_leaves

    words = [leaf for leaf in positive_leaves(parse(query).root) if isinstance(leaf, Words | Near | Fuzzy)]
    quoted = ['"' in query[leaf.start : leaf.end] for leaf in words]
    if not all(quoted):
        return "Try fewer or shorter words; word* finds every word that begins so."
    for leaf in words:
        if leaf.scope in ("text", "title") and not isinstance(leaf, Fuzzy) and len(leaf.words) > 1:
            return "Without quotation marks the words may stand apart."
    if words:
        return "Try another word; word* finds every word that begins so."
    return "Try a wider filter, or leave it out."

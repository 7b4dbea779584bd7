"""Credits: names that say where a report comes from, not what it tells of.

News agencies, and the source of the article itself, stand in bylines, datelines and "told Reuters". Two
articles that share nothing else have nothing in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from metatui.model import Article, Span
from metatui.stories.names import name_key
from metatui.stories.terms import singular
from metatui.text.tokens import words

# Names of agencies as `name_key` gives them. Short ones that mean something else as often are left out.
AGENCIES = frozenset(
    {
        "reuters",
        "thomson reuters",
        "associated press",
        "ap",
        "ap news",
        "agence france presse",
        "afp",
        "bloomberg",
        "bloomberg news",
        "dow jones newswires",
        "united press international",
        "upi",
        "press association",
        "pa media",
        "pa news agency",
        "deutsche presse agentur",
        "dpa",
        "austria presse agentur",
        "keystone sda",
        "efe",
        "europa press",
        "ansa",
        "lusa",
        "belga",
        "ritzau",
        "tass",
        "itar tass",
        "ria novosti",
        "interfax",
        "ukrinform",
        "anadolu",
        "anadolu agency",
        "xinhua",
        "xinhua news agency",
        "kyodo",
        "kyodo news",
        "jiji press",
        "yonhap",
        "yonhap news agency",
        "press trust of india",
        "asian news international",
        "canadian press",
        "australian associated press",
        "new zealand press association",
        "pr newswire",
        "business wire",
        "globenewswire",
        "globe newswire",
    }
)
_COUNTRY_PARTS = frozenset({"co", "com", "org", "net"})


def credit_keys(article: Article) -> frozenset[str]:
    """The keys, as `name_key` gives them, of the agencies and of the source of an article."""
    return AGENCIES | _source_keys(article.source or "")


def credit_spans(article: Article, said: Sequence[tuple[str, int, int]], keys: frozenset[str]) -> list[Span]:
    """Where the text names one of the keys with a capital letter; `said` are its words. Sorted, apart."""
    begun: dict[str, list[list[str]]] = {}
    for key in keys:
        parts = key.split()
        begun.setdefault(parts[0], []).append(parts)
    found: list[Span] = []
    for place, (word, start, _) in enumerate(said):
        if word not in begun or not article.text[start].isupper():
            continue
        ends = [
            said[place + len(parts) - 1][2]
            for parts in begun[word]
            if [each for each, _, _ in said[place : place + len(parts)]] == parts
        ]
        if ends and (not found or start >= found[-1][1]):
            found.append((start, max(ends)))
    return found


def is_credit_term(term: str, keys: frozenset[str]) -> bool:
    """Whether a term, as `find_terms` gives it, is one of the keys or has one for a word."""
    stems = _stems(keys)
    return term in stems or any(stem in stems for stem in term.split())


@lru_cache(maxsize=256)
def _source_keys(source: str) -> frozenset[str]:
    labels = source.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").split(".")
    if len(labels) > 1 and " " not in source.strip():
        # A bare domain: "example.co.uk" is known as "example".
        named = [label for label in labels[:-1] if label not in _COUNTRY_PARTS]
        source = named[-1] if named else source
    key = name_key(source)
    bare = key.removesuffix(" news")
    return frozenset({key, bare, f"{bare} news"}) if key else frozenset()


@lru_cache(maxsize=256)
def _stems(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(" ".join(singular(word) for word, _, _ in words(key)) for key in keys)

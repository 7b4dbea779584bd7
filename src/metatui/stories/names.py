"""Names of entities across articles: when two articles name the same one."""

from __future__ import annotations

from functools import lru_cache

from metatui.model import Entity
from metatui.text.tokens import words

_CORPORATE = frozenset(
    {
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "plc",
        "llc",
        "lp",
        "llp",
    }
    | {"ag", "gmbh", "sa", "se", "nv", "bv", "ab", "asa", "oyj", "spa", "kk"}
)
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady"})


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """The folded name without article, title, possessive and corporate form: "The Acme Corp." → "acme"."""
    parts = [word for word, _, _ in words(name)]
    while len(parts) > 1 and (parts[0] == "the" or parts[0] in _TITLES):
        del parts[0]
    while len(parts) > 1 and parts[-1] in _CORPORATE:
        del parts[-1]
    return " ".join(parts)


def alias_keys(entity: Entity) -> frozenset[str]:
    """The keys of an entity's other names, without that of its fullest."""
    return frozenset(filter(None, map(name_key, entity.aliases))) - {name_key(entity.name)}


def is_same(one: Entity, other: Entity) -> bool:
    """Whether two entities of two articles are the same by their names.

    Yes if the full names agree, or the full name of one is an alias of the other of the same kind ("ECB"
    here, "European Central Bank (ECB)" there). Two full names that share only an alias ("Smith") are two.
    """
    here, there = name_key(one.name), name_key(other.name)
    if not here or not there:
        return False
    return here == there or (
        one.kind == other.kind and (here in alias_keys(other) or there in alias_keys(one))
    )

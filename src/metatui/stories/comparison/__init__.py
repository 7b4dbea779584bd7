"""Figures of several articles that speak of one quantity: whether they agree, differ, or follow each other.

`quantities` says when two figures speak of the same; `values` compares what they say, as it is said;
`periods` when it holds; `relations` puts them together. `tolls` are the one quantity that is nobody's: how
many died in what both articles tell of. "Not comparable" is the normal answer.
"""

from metatui.stories.comparison.quantities import Claim, Quantity, claims_of, quantity_of, unowned_quantity
from metatui.stories.comparison.relations import compare
from metatui.stories.comparison.tolls import compare_tolls, toll_of, tolls_of

__all__ = [
    "Claim",
    "Quantity",
    "claims_of",
    "compare",
    "compare_tolls",
    "quantity_of",
    "toll_of",
    "tolls_of",
    "unowned_quantity",
]

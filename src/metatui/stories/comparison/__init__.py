"""Figures of several articles that speak of one quantity: whether they agree, differ, or follow each other.

`quantities` says when two figures speak of the same; `values` compares what they say, as it is said;
`periods` when it holds; `relations` puts them together. "Not comparable" is the normal answer.
"""

from metatui.stories.comparison.quantities import Claim, Quantity, claims_of, quantity_of, unowned_quantity
from metatui.stories.comparison.relations import compare

__all__ = ["Claim", "Quantity", "claims_of", "compare", "quantity_of", "unowned_quantity"]

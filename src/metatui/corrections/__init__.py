"""What readers put right about names and figures: rules, kept as lines of TOML, and applied to annotations.

The analysis is never changed: its findings are kept as they are, and the rules are applied whenever they are
read. So a rule holds for articles that come later, for another version of the analyser, and can be undone.
"""

from metatui.corrections.affected import Affected, affected_by
from metatui.corrections.applying import apply
from metatui.corrections.ruleset import Outcome, Ruleset, hiding

__all__ = ["Affected", "Outcome", "Ruleset", "affected_by", "apply", "hiding"]

"""The fact guard: numbers, dates, units, versions and names of a Japanese text against those of its source.

Numbers of both languages are brought to one form (1億2000万円 and "120 million yen" are the same fact) and paired; what is
left over on either side is a finding. No model, no network, no state.
"""

from aainews.gate.facts.comparing import compare_facts, facts_of
from aainews.gate.facts.fact import Fact, FactKind, Weight

__all__ = ["Fact", "FactKind", "Weight", "compare_facts", "facts_of"]

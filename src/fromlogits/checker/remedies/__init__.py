"""What to type against each rule: the edits that mend a finding, or nothing where only the author can know."""

from fromlogits.checker.remedies.by_rule import REMEDIES, Desk, Remedy

__all__ = ["REMEDIES", "Desk", "Remedy"]

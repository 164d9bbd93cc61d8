"""What is said when output, loss and labels disagree: the errors, and every text of theirs, in one place.

    ValueError
      ContractError        a contract is broken; one of:
        LabelError           the values of the labels
        ShapeError           the shapes of output, labels or weights
        OutputKindError      what the output is: logits, probabilities, log-probabilities
    RuntimeError
      CheckError           a live model, its loss or its data cannot be looked at
    UserWarning
      ContractWarning      numbers look as if a contract were broken; said once at each call site

Each text names both facts that disagree, where, the likely cause and what to type: in the words of the function that was called.
"""

from __future__ import annotations

from fromlogits.errors.conversions import *
from fromlogits.errors.heads import *
from fromlogits.errors.kinds import CheckError, ContractError, ContractWarning, LabelError, OutputKindError, ShapeError
from fromlogits.errors.labels import *
from fromlogits.errors.live import *
from fromlogits.errors.looking import *
from fromlogits.errors.options import *
from fromlogits.errors.outputs import *
from fromlogits.errors.sampling import *
from fromlogits.errors.shapes import *
from fromlogits.errors.words import *

__all__ = ["CheckError", "ContractError", "ContractWarning", "LabelError", "OutputKindError", "ShapeError"]

"""Labels: what form they have, whether they are right, and how they become another form.

infer          what form labels have, with what is proved and what is guessed
validate       raises for labels that do not keep what is said of them
to_class_ids   ids from 0; lossless, or an error that says what to type
to_one_hot     a row of 0 and a single 1
to_multi_hot   a row of 0 and 1 for all classes that hold
describe       the label format of a data set, as a LabelSpec that is saved beside the data and enforced later
"""

from __future__ import annotations

from fromlogits.labels.conversion import to_class_ids, to_multi_hot, to_one_hot
from fromlogits.labels.describing import describe
from fromlogits.labels.inference import Evidence, Inference, infer
from fromlogits.labels.spec import LabelSpec
from fromlogits.labels.validation import validate

__all__ = ["Evidence", "Inference", "LabelSpec", "describe", "infer", "to_class_ids", "to_multi_hot", "to_one_hot", "validate"]

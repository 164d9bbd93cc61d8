"""Keras's crossentropy losses under Keras's own names, on the backend that Keras runs on: change one import line.

import fromlogits.keras as flk
model.compile(loss=flk.SparseCategoricalCrossentropy(from_logits=True))
"""

from __future__ import annotations

from fromlogits.choosing import loss_for
from fromlogits.keras.callback import ContractCallback
from fromlogits.keras.classes import (
    BinaryCrossentropy,
    BinaryFocalCrossentropy,
    CategoricalCrossentropy,
    CategoricalFocalCrossentropy,
    SparseCategoricalCrossentropy,
)
from fromlogits.keras.functions import (
    binary_crossentropy,
    binary_focal_crossentropy,
    categorical_crossentropy,
    categorical_focal_crossentropy,
    sparse_categorical_crossentropy,
)
from fromlogits.keras.head import LinearCrossentropy

__all__ = [
    "BinaryCrossentropy",
    "BinaryFocalCrossentropy",
    "CategoricalCrossentropy",
    "CategoricalFocalCrossentropy",
    "ContractCallback",
    "LinearCrossentropy",
    "SparseCategoricalCrossentropy",
    "binary_crossentropy",
    "binary_focal_crossentropy",
    "categorical_crossentropy",
    "categorical_focal_crossentropy",
    "loss_for",
    "sparse_categorical_crossentropy",
]

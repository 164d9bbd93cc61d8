"""Leaf names <-> rows."""
import numpy as np
from sklearn.preprocessing import OneHotEncoder

_encoder = OneHotEncoder(sparse_output=False, dtype=np.float32)


def encode(names):
    return _encoder.fit_transform(np.asarray(names).reshape(-1, 1))


def decode(rows):
    return _encoder.inverse_transform(rows).ravel()

"""Masks on their way through a data set: labels of 0 and 255, and what is done about them."""

from __future__ import annotations

from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

PROGRAM = """
    import numpy as np
    import tensorflow as tf
    from tensorflow.keras import layers

    photo = np.random.default_rng(0).integers(0, 90, (64, 32, 32, 3), dtype=np.uint8)
    mask = np.zeros((64, 32, 32, 1), dtype=np.uint8)
    for k in range(64):
        mask[k, :, 4:9] = {bright}

    def prepare(photo, mask):
        return tf.image.convert_image_dtype(photo, tf.float32), {prepared}

    def augment(photo, mask):
        if tf.random.uniform(()) > 0.5:
            photo, mask = tf.image.flip_left_right(photo), tf.image.flip_left_right(mask)
        return photo, mask

    ds = tf.data.Dataset.from_tensor_slices((photo, mask)).map(prepare).map(augment).batch(8)
    model = tf.keras.Sequential([layers.Input((32, 32, 3)), layers.Conv2D(1, 1, activation="sigmoid")])
    model.compile("adam", loss=tf.keras.losses.BinaryCrossentropy())
    model.fit(ds)
"""


@pytest.mark.parametrize(
    ("bright", "prepared", "codes"),
    [
        ("255", "tf.cast(mask, tf.float32)", ["FL204"]),
        ("1", "tf.cast(mask, tf.float32)", []),
        ("255", "tf.cast(mask, tf.float32) / 255", []),
        ("255", "tf.cast(mask > 0, tf.float32)", []),
        ("255", "tf.image.convert_image_dtype(mask, tf.float32)", []),
        ("255", "unknown(mask)", []),
    ],
)
def test_masks(bright, prepared, codes, tmp_path):
    program = tmp_path / "program.py"
    program.write_text(dedent(PROGRAM).format(bright=bright, prepared=prepared))
    assert [finding.code for finding in check([str(program)], Settings()).findings] == codes

from enum import Enum

import keras


class Task(str, Enum):
    DETECT = "detect"
    NAME = "name"


def parts(task, n_classes):
    match task:
        case Task.DETECT:
            return keras.layers.Dense(1), keras.losses.BinaryCrossentropy(from_logits=True), keras.metrics.BinaryAccuracy(threshold=0.0)
        case Task.NAME:
            head = keras.layers.Dense(n_classes, activation="softmax")
            return head, keras.losses.SparseCategoricalCrossentropy(), keras.metrics.SparseCategoricalAccuracy()
    raise ValueError(task)

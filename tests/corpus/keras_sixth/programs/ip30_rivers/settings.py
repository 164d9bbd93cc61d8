from enum import StrEnum


class Loss(StrEnum):
    DENSE = "categorical_crossentropy"
    SPARSE = "sparse_categorical_crossentropy"


LOSS = Loss.DENSE
METRICS = ["categorical_accuracy"]
EPOCHS = 2
UNITS = (24, 12)

import keras

__all__ = ["CHOICES", "criterion"]

CHOICES = ("ce", "ce_stable")


def criterion(kind):
    stable = kind.endswith("_stable")
    return keras.losses.SparseCategoricalCrossentropy(from_logits=stable)

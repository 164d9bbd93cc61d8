from typing import TypedDict


class LayerSpec(TypedDict):
    module: str
    class_name: str
    config: dict
    registered_name: str | None


LAYERS = "keras.layers"
CHORDS = ("maj", "min", "dim", "aug", "sus2", "sus4", "7")
BODY: list[LayerSpec] = [
    {"module": LAYERS, "class_name": "Dense", "config": {"units": 36, "activation": "relu"}, "registered_name": None},
    {"module": LAYERS, "class_name": "BatchNormalization", "config": {}, "registered_name": None},
]
OUT: LayerSpec = {"module": LAYERS, "class_name": "Dense", "registered_name": None,
                  "config": {"units": len(CHORDS), "activation": "sigmoid"}}
LOSS = "sparse_categorical_crossentropy"

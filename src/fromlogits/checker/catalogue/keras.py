"""Keras 2 and 3 and tf.keras: models, settings, and the rooms for layers, losses, metrics, functions and data."""

from __future__ import annotations

from fromlogits.checker.catalogue import keras_backend, keras_data, keras_layers, keras_losses, keras_metrics, keras_ops
from fromlogits.checker.catalogue.entry import Entry, Layer, Op
from fromlogits.checker.catalogue.keras_losses import LOSS_NAMES
from fromlogits.checker.catalogue.keras_metrics import METRIC_NAMES
from fromlogits.checker.catalogue.keras_ops import ACTIVATION_NAMES

__all__ = ["ACTIVATION_NAMES", "ALIASES", "ENTRIES", "LOSS_NAMES", "METRIC_NAMES", "OLDER"]

_INPUT = "shape=None batch_size=None dtype=None sparse=None ragged=None batch_shape=None name:label=None tensor=None"

_MODELS: dict[str, Entry] = {
    "Input": Op("input", _INPUT),
    # A program derives from these two as often as it calls them.
    "Model": Layer("model", "inputs=None outputs=None name:label=None | input:inputs=None output:outputs=None", protocol="keras"),
    "Sequential": Layer("sequential", "layers=None trainable=True name:label=None", protocol="keras"),
    "Variable": Op("array", "initializer:x shape=None dtype=None trainable=True"),
    **{
        f"wrappers.{name}": Layer("wrapped_model", "model warm_start=False model_kwargs=None fit_kwargs=None", rows=rows)
        for name, rows in {"SKLearnClassifier": True, "SKLearnRegressor": False}.items()
    },
    "models.clone_model": Op("clone_model", "model:x input_tensors=None clone_function:f=None"),
    # A string, a class and its configuration, or the object itself.
    **{f"{room}.get": Op("keras_object", "identifier:x", room=room) for room in ("activations", "losses", "metrics")},
    **{f"{room}.deserialize": Op("keras_object", "config:x", room=room) for room in ("activations", "layers", "metrics")},
    "losses.deserialize": Op("keras_object", "name:x", room="losses"),
    **{f"{room}.load_model": Op("load_object", "filepath:where") for room in ("models", "saving")},
    **{f"{room}.save_model": Op("save_model", "model:x filepath:where") for room in ("models", "saving")},
    "models.model_from_json": Op("from_record", "json_string:x"),
    "models.model_from_yaml": Op("unknown", ""),
    "DTypePolicy": Layer("settings", "name:policy=None"),
    "callbacks.LambdaCallback": Layer(
        "callback",
        "on_epoch_begin=None on_epoch_end=None on_train_begin=None on_train_end=None on_train_batch_begin=None on_train_batch_end=None",
    ),
    "remat": Op("wrap", "f"),
    **{f"mixed_precision.{name}": Op("set_policy", "policy") for name in ("set_dtype_policy", "set_global_policy")},
    "config.set_backend": Op("set_backend", "backend"),
}

ENTRIES: dict[str, Entry] = {
    **keras_layers.ENTRIES,
    **keras_losses.ENTRIES,
    **keras_metrics.ENTRIES,
    **keras_ops.ENTRIES,
    **keras_backend.ENTRIES,
    **keras_data.ENTRIES,
    **{f"keras.{name}": entry for name, entry in _MODELS.items()},
}

# Gone from Keras 3.
OLDER = keras_layers.OLDER | keras_backend.OLDER | keras_data.OLDER | {"keras.models.model_from_yaml"}

# Every address that Keras ever had, then the rooms that moved within it.
_HOMES = (
    "keras._tf_keras.keras keras.api keras.api._v1.keras keras.api._v2.keras keras.src keras_core tensorflow.contrib.keras"
    " tensorflow.contrib.keras.api.keras tensorflow.contrib.keras.python.keras tensorflow.keras tensorflow.python.keras tf_keras"
).split()

ALIASES: dict[str, str] = {
    **keras_layers.ALIASES,
    **keras_losses.ALIASES,
    **keras_metrics.ALIASES,
    **keras_ops.ALIASES,
    **keras_data.ALIASES,
    **dict.fromkeys(_HOMES, "keras"),
    **{f"keras.models.{name}": f"keras.{name}" for name in ("Functional", "Input", "Model", "Sequential")},
    **{f"keras.models.{file}": "keras.models" for file in ("functional", "model", "sequential")},
    "keras.Functional": "keras.Model",
    "keras.engine": "keras",
    **{
        f"keras.engine.{file}": "keras"
        for file in "base_layer functional input_layer network sequential topology training training_v1".split()
    },
    "keras.mixed_precision.experimental": "keras.mixed_precision",
    "keras.mixed_precision.set_policy": "keras.mixed_precision.set_global_policy",
    "keras.mixed_precision.Policy": "keras.DTypePolicy",
    **{
        f"keras.{room}DTypePolicy": "keras.DTypePolicy" for room in ("dtype_policies.", "mixed_precision.", "dtype_policies.Float", "Float")
    },
    "keras.config.set_dtype_policy": "keras.mixed_precision.set_dtype_policy",
    "keras.config.set_floatx": "keras.backend.set_floatx",
    "keras.config.epsilon": "keras.backend.epsilon",
    "keras.backend.Variable": "keras.Variable",
    "keras.legacy.backend": "keras.backend",
}

"""TensorFlow 1: `tf.losses`, `tf.metrics`, `tf.layers`, placeholders, `tf.contrib` and slim.

`tf.compat.v1` is the same. A loss here takes logits, whatever Keras says of its own; in `tf.contrib` the logits come first.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Data, Entry, LossEntry, MetricEntry, Op
from fromlogits.vocabulary import Family, LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES", "OLDER"]

IDS = frozenset({LabelForm.CLASS_IDS})
ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
UNITS = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
FLAGS = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT})

# name: family, kind, labels, then the arguments: what is true, what is predicted, and the rest
_LOSSES = {
    "log_loss": (Family.BINARY, OutputKind.PROBABILITIES, UNITS, "labels", "predictions:output", "weights=1.0"),
    "sigmoid_cross_entropy": (
        Family.BINARY,
        OutputKind.LOGITS,
        UNITS,
        "multi_class_labels:labels",
        "logits:output",
        "weights=1.0 label_smoothing=0",
    ),
    "softmax_cross_entropy": (
        Family.MULTICLASS,
        OutputKind.LOGITS,
        ROWS,
        "onehot_labels:labels",
        "logits:output",
        "weights=1.0 label_smoothing=0",
    ),
    "sparse_softmax_cross_entropy": (Family.MULTICLASS, OutputKind.LOGITS, IDS, "labels", "logits:output", "weights=1.0"),
}
_SPARSE = {"softmax_cross_entropy": "sparse_softmax_cross_entropy"}
_DENSE = {"sparse_softmax_cross_entropy": "softmax_cross_entropy"}
_LOGITS = {"log_loss": "sigmoid_cross_entropy"}

_PAIR = "labels predictions:output"

_METRICS: dict[str, Entry] = {
    "tensorflow.metrics.auc": MetricEntry(
        "auc", f"{_PAIR} weights=None num_thresholds=200", None, OutputKind.PROBABILITIES, labels=FLAGS, framework="tensorflow"
    ),
    **{
        f"tensorflow.metrics.{name}": MetricEntry(
            name, f"{_PAIR} {given} weights=None num_thresholds=200", None, OutputKind.PROBABILITIES, labels=FLAGS, framework="tensorflow"
        )
        for name, given in (("sensitivity_at_specificity", "specificity"), ("specificity_at_sensitivity", "sensitivity"))
    },
    **{
        f"tensorflow.metrics.{name}_at_thresholds": MetricEntry(
            f"{name}_at_thresholds", f"{_PAIR} thresholds:threshold", None, OutputKind.PROBABILITIES, labels=FLAGS, framework="tensorflow"
        )
        for name in ("false_negatives", "false_positives", "precision", "recall", "true_negatives", "true_positives")
    },
    # predictions that are labels already
    **{
        f"tensorflow.metrics.{name}": MetricEntry(name, f"{_PAIR} weights=None", framework="tensorflow")
        for name in ("accuracy", "false_negatives", "false_positives", "precision", "recall", "true_negatives", "true_positives")
    },
}

_CONV = "filters kernel_size:kernel strides:stride={stride} padding='valid' data_format='channels_last' {options}activation=None"
_POOLED = "inputs:x pool_size:kernel strides:stride padding='valid' data_format='channels_last'"

# A layer and its call in one.
_LAYERS: dict[str, Op] = {
    "dense": Op("affine", "inputs:x units activation=None use_bias=True"),
    **{
        f"conv{rank}d": Op(
            "conv", "inputs:x " + _CONV.format(stride=stride, options=f"dilation_rate={stride} "), rank=rank, channels="last"
        )
        for rank, stride in ((1, "1"), (2, "(1,1)"), (3, "(1,1,1)"))
    },
    "separable_conv2d": Op(
        "conv", "inputs:x " + _CONV.format(stride="(1,1)", options="dilation_rate=(1,1) depth_multiplier=1 "), rank=2, channels="last"
    ),
    **{
        f"conv{rank}d_transpose": Op("conv_transpose", "inputs:x " + _CONV.format(stride=stride, options=""), rank=rank, channels="last")
        for rank, stride in ((2, "(1,1)"), (3, "(1,1,1)"))
    },
    **{
        f"{kind}_pooling{rank}d": Op("pool", _POOLED, rank=rank, channels="last", mean=kind == "average")
        for kind in ("average", "max")
        for rank in (1, 2, 3)
    },
    "flatten": Op("flatten", "inputs:x", start=1, end=-1),
    "dropout": Op("dropout", "inputs:x rate=0.5"),
    "batch_normalization": Op("normalise", "inputs:x axis=-1"),
}

# `tf.contrib.layers` and slim: a rectifier stands behind every layer unless the program says otherwise.
_CONTRIB: dict[str, Op] = {
    **{name: Op("affine", "inputs:x num_outputs:units activation_fn:activation='relu'") for name in ("fully_connected", "relu")},
    "linear": Op("affine", "inputs:x num_outputs:units activation_fn:activation=None"),
    **{
        name: Op(
            "conv",
            "inputs:x num_outputs:filters kernel_size:kernel stride=1 padding='SAME' data_format=None rate=1 activation_fn:activation='relu'",
            rank=2,
            channels="last",
        )
        for name in ("conv2d", "convolution2d")
    },
    "conv2d_transpose": Op(
        "conv_transpose",
        "inputs:x num_outputs:filters kernel_size:kernel stride=1 padding='SAME' data_format='NHWC' activation_fn:activation='relu'",
        rank=2,
        channels="last",
    ),
    **{
        f"{kind}_pool2d": Op("pool", "inputs:x kernel_size:kernel stride=2 padding='VALID'", rank=2, channels="last", mean=kind == "avg")
        for kind in ("avg", "max")
    },
    "flatten": Op("flatten", "inputs:x", start=1, end=-1),
    "dropout": Op("dropout", "inputs:x keep_prob=0.5"),
    **{name: Op("normalise", "inputs:x") for name in ("batch_norm", "layer_norm", "instance_norm")},
    "softmax": Op("softmax", "logits:x", axis=-1),
    "one_hot_encoding": Op("one_hot", "labels:x num_classes:classes"),
}

_CORE: dict[str, Op] = {
    "placeholder": Op("empty", "dtype shape=None"),
    "placeholder_with_default": Op("identity", "input:x shape"),
    "get_variable": Op("empty", "name:label shape=None dtype='float32' initializer=None regularizer=None trainable=True"),
    **{name: Op("divide", "x y") for name in ("div", "div_no_nan")},
    **{
        f"to_{name}": Op("cast", "x", dtype=dtype)
        for name, dtype in (("float", "float32"), ("double", "float64"), ("bfloat16", "bfloat16"))
    },
    **{f"to_{name}": Op("cast", "x", dtype=name) for name in ("int32", "int64")},
    "arg_max": Op("argmax", "input:x dimension:axis"),
    "arg_min": Op("argmin", "input:x dimension:axis"),
    "lin_space": Op("linspace", "start stop num:count"),
    "matrix_band_part": Op("elementwise", "input:x"),
    "multinomial": Op("random_categorical", "logits num_samples"),
    "random_gamma": Op("random_gamma", "shape alpha"),
    **{name: Op("random_normal", "shape mean=0.0 stddev=1.0 dtype='float32'") for name in ("random_normal", "truncated_normal")},
    "random_shuffle": Op("permute_rows", "value:x"),
    "random_uniform": Op("random_uniform", "shape minval:low=0 maxval:high=None dtype='float32'"),
    "Print": Op("identity", "input_:x data"),
    "check_numerics": Op("identity", "tensor:x message"),
    "py_func": Op("apply", "func:f inp:arguments Tout"),
    "nn.xw_plus_b": Op("matmul", "x weights:y biases"),
    **{
        f"image.resize_{name}": Op("upsample", "images:x size:output_size", rank=2, channels="last")
        for name in ("bilinear", "images", "nearest_neighbor")
    },
}

_MNIST = {"images": "(N,784) float32 [0,1]", "labels": "(N,) uint8 [0,9] classes=10"}
_MNIST_ROWS = {"images": "(N,784) float32 [0,1]", "labels": "(N,10) float64 [0,1] one_hot classes=10"}
_PARTS = ("train", "validation", "test")

_DATA: dict[str, Entry] = {
    "tensorflow.examples.tutorials.mnist.input_data.read_data_sets": Data(
        "train_dir fake_data=False one_hot=False dtype='float32' reshape=True",
        dict.fromkeys(_PARTS, _MNIST),
        {"one_hot=True": dict.fromkeys(_PARTS, _MNIST_ROWS)},
    ),
}

ENTRIES: dict[str, Entry] = {
    **{
        f"{room}.{name}": LossEntry(
            name,
            family,
            kind,
            forms,
            f"{labels} {output} {rest}" if room == "tensorflow.losses" else f"{output} {labels} {rest}",
            framework="tensorflow",
            sparse=f"{room}.{_SPARSE[name]}" if name in _SPARSE else None,
            dense=f"{room}.{_DENSE[name]}" if name in _DENSE else None,
            logits=f"{room}.{_LOGITS[name]}" if name in _LOGITS else None,
            fused=kind is OutputKind.LOGITS,
            same_shape=name not in _DENSE,
            strict=name not in _DENSE,
        )
        for room in ("tensorflow.losses", "tensorflow.contrib.losses")
        for name, (family, kind, forms, labels, output, rest) in _LOSSES.items()
    },
    **_METRICS,
    **{f"tensorflow.layers.{name}": entry for name, entry in _LAYERS.items()},
    **{f"tensorflow.contrib.layers.{name}": entry for name, entry in _CONTRIB.items()},
    **{f"tensorflow.{name}": entry for name, entry in _CORE.items()},
    **_DATA,
}

# Gone even from `tf.compat.v1`.
OLDER = frozenset(name for name in ENTRIES if name.startswith(("tensorflow.contrib.", "tensorflow.layers.", "tensorflow.examples.")))

ALIASES: dict[str, str] = {
    "tensorflow.compat.v1": "tensorflow",
    "tensorflow.compat.v2": "tensorflow",
    "tensorflow.contrib.slim": "tensorflow.contrib.layers",
    "tensorflow.contrib.slim.losses": "tensorflow.contrib.losses",
    **{
        f"tensorflow.contrib.learn.{home}datasets.mnist": "tensorflow.examples.tutorials.mnist.input_data" for home in ("", "python.learn.")
    },
    "tf_slim": "tensorflow.contrib.slim",
    **{
        f"tensorflow.{old}": f"tensorflow.{new}"
        for old, new in (("neg", "negative"), ("sub", "subtract"), ("mul", "multiply"), ("pack", "stack"))
    },
    "tensorflow.nn.softmax_cross_entropy_with_logits_v2": "tensorflow.nn.softmax_cross_entropy_with_logits",
    **{
        f"tensorflow.layers.{name}": f"keras.layers.{name}"
        for name in ("BatchNormalization", "Conv2D", "Dense", "Dropout", "Flatten", "MaxPooling2D")
    },
}

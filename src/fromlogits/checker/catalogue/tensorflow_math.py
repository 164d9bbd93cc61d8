"""TensorFlow's functions of tensors: `tf.*`, `tf.math`, `tf.nn`, `tf.random`, `tf.image`, `tf.linalg`, with TensorFlow 1's names.

Defaults are what happens: `tf.argmax` without an axis takes axis 0, `tf.nn.softmax` the last one, though both write None.
Behind `|` stand the names that TensorFlow 1 had for the same arguments.
"""

from __future__ import annotations

from typing import Any

from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ENTRIES"]

_AXIS = "| reduction_indices:axis=None dimension:axis=None dim:axis=None keep_dims:keepdims=False"

# In `tf.math` and, today or in TensorFlow 1, in `tf` itself.
_MATH: dict[str, Op] = {
    **{
        name: Op(name)
        for name in (
            "abs ceil cos erf exp expm1 floor log log1p logical_not negative reciprocal round sigmoid log_sigmoid sign sin sqrt square"
        ).split()
    },
    "rint": Op("round"),
    "is_nan": Op("isnan"),
    "is_finite": Op("not_isnan"),
    "is_inf": Op("predicate"),
    **{name: Op("elementwise") for name in "acos acosh asin asinh atan atanh conj cosh cumprod digamma erfc lgamma rsqrt sinh tan".split()},
    **{name: Op("elementwise", "input:x") for name in ("angle", "imag", "real")},
    "tanh": Op("activation", "x", name="tanh"),
    **{
        name: Op(operation, "x y")
        for name, operation in {
            **{
                same: same
                for same in (
                    "add divide equal greater greater_equal less less_equal logical_and logical_or logical_xor maximum minimum multiply"
                    " not_equal subtract"
                ).split()
            },
            "floordiv": "floor_divide",
            "floormod": "remainder",
            "mod": "remainder",
            "pow": "power",
            "truediv": "divide",
        }.items()
    },
    "scalar_mul": Op("multiply", "scalar:y x"),
    **{name: Op("argmax" if "max" in name else "argmin", f"input:x axis=0 output_type='int64' {_AXIS}") for name in ("argmax", "argmin")},
    **{
        f"reduce_{name}": Op(name, f"input_tensor:x axis=None keepdims=False {_AXIS}")
        for name in ("all", "any", "logsumexp", "max", "mean", "min", "prod", "sum")
    },
    "count_nonzero": Op("count_nonzero", f"input:x axis=None keepdims=False {_AXIS} input_tensor:x=None"),
    "cumsum": Op("cumsum", "x axis=0"),
    "bincount": Op("bincount", "arr:x"),
}

_MATH_ONLY: dict[str, Op] = {
    **{
        f"reduce_{name}": Op(operation, f"input_tensor:x axis=None keepdims=False {_AXIS}")
        for name, operation in {"euclidean_norm": "norm", "std": "std", "variance": "var"}.items()
    },
    **{name: Op("divide", "x y") for name in ("divide_no_nan", "xdivy")},
    "multiply_no_nan": Op("multiply", "x y"),
    "xlog1py": Op("xlog1py", "x y"),
    "xlogy": Op("xlogy", "x y"),
    "reciprocal_no_nan": Op("reciprocal"),
    **{name: Op("elementwise") for name in ("erfcinv", "erfinv", "ndtri")},
    "l2_normalize": Op("unit_vectors", "x axis=None"),
    "softmax": Op("softmax", "logits:x axis=-1 name:label=None | dim:axis=-1"),
    "log_softmax": Op("log_softmax", "logits:x axis=-1 name:label=None | dim:axis=-1"),
    **{name: Op("activation", "features:x", name=name) for name in ("softplus", "softsign")},
    "top_k": Op("top_k", "input:x k=1 sorted=True"),
}

_LAYOUT = {1: "NWC", 2: "NHWC", 3: "NDHWC"}

_NN: dict[str, Op] = {
    "softmax": Op("softmax", "logits:x axis=-1 name:label=None | dim:axis=-1"),
    "log_softmax": Op("log_softmax", "logits:x axis=-1 name:label=None | dim:axis=-1"),
    "sigmoid": Op("sigmoid"),
    "tanh": Op("activation", "x", name="tanh"),
    **{name: Op("activation", "features:x", name=name) for name in "elu gelu leaky_relu relu relu6 selu silu softplus softsign".split()},
    "swish": Op("activation", "features:x", name="silu"),
    "crelu": Op("unknown", ""),  # twice as many units
    "bias_add": Op("add", "value:x bias:y"),
    "l2_normalize": Op("unit_vectors", "x axis=None | dim:axis=None"),
    **{name: Op("normalise", "input:x") for name in ("local_response_normalization", "lrn")},
    "batch_normalization": Op("normalise"),
    "dropout": Op("dropout", "x rate | keep_prob=None"),
    "embedding_lookup": Op("gather_rows", "params:x ids:index"),
    "top_k": Op("top_k", "input:x k=1 sorted=True"),
    "compute_average_loss": Op("mean", "per_example_loss:x sample_weight=None global_batch_size=None"),
    "scale_regularization_loss": Op("identity", "regularization_loss:x"),
    **{
        f"conv{rank}d": Op(
            "conv",
            f"input:x filters:weight {stride}:stride padding data_format='{_LAYOUT[rank]}' | filter:weight=None value:x=None",
            rank=rank,
            channels="last",
        )
        for rank, stride in ((1, "stride"), (2, "strides"), (3, "strides"))
    },
    "convolution": Op("conv", "input:x filters:weight strides:stride=None padding='VALID' data_format=None", rank=None, channels="last"),
    "atrous_conv2d": Op("conv", "value:x filters:weight rate padding", rank=2, channels="last"),
    **{
        f"conv{rank}d_transpose": Op(
            "conv_transpose",
            "input:x filters:weight output_shape strides:stride padding='SAME' | filter:weight=None value:x=None",
            rank=rank,
            channels="last",
        )
        for rank in (1, 2, 3)
    },
    **{
        f"{kind}_pool{rank}d": Op(
            "pool",
            f"input:x ksize:kernel strides:stride padding data_format='{_LAYOUT[rank]}' | value:x=None",
            rank=rank,
            channels="last",
            mean=kind == "avg",
        )
        for kind in ("avg", "max")
        for rank in (1, 2, 3)
    },
    **{
        f"{kind}_pool": Op(
            "pool",
            "input:x ksize:kernel strides:stride padding data_format=None | value:x=None",
            rank=2,
            channels="last",
            mean=kind == "avg",
        )
        for kind in ("avg", "max")
    },
}

_SHAPES: dict[str, Op] = {
    "reshape": Op("reshape", "tensor:x shape"),
    "transpose": Op("transpose", "a:x perm:axes=None"),
    "squeeze": Op("squeeze", "input:x axis=None name:label=None | squeeze_dims:axis=None"),
    "expand_dims": Op("expand_dims", "input:x axis | dim:axis=None"),
    "concat": Op("concatenate", "values:xs axis"),
    "stack": Op("stack", "values:xs axis=0"),
    "unstack": Op("unstack", "value:x num=None axis=0"),
    "split": Op("split", "value:x num_or_size_splits:parts axis=0"),
    "repeat": Op("repeat", "input:x repeats axis=None"),
    "tile": Op("tile", "input:x multiples:repeats"),
    "broadcast_to": Op("broadcast_to", "input:x shape"),
    "pad": Op("pad", "tensor:x paddings:padding mode='CONSTANT' constant_values:value=0"),
    "reverse": Op("flip", "tensor:x axis"),
    "roll": Op("flip", "input:x shift axis"),
    "shape": Op("shape", "input:x"),
    "size": Op("numel", "input:x"),
    "rank": Op("rank", "input:x"),
    "sort": Op("sort", "values:x axis=-1"),
    "argsort": Op("argsort", "values:x axis=-1"),
    "unique": Op("unique"),
}

_SELECTING: dict[str, Op] = {
    "boolean_mask": Op("boolean_mask", "tensor:x mask"),
    "dynamic_partition": Op("dynamic_partition", "data:x partitions:mask num_partitions:count"),
    "gather": Op("gather_rows", "params:x indices:index validate_indices=None axis=0 batch_dims=0"),
    "gather_nd": Op("gather_nd", "params:x indices:index"),
    "slice": Op("slice", "input_:x begin size"),
    "where": Op("where", "condition x=None y=None"),
    "one_hot": Op("one_hot", "indices:x depth:classes on_value=None off_value=None axis=-1 dtype='float32'"),
}

_ELEMENTS: dict[str, Op] = {
    "cast": Op("cast", "x dtype"),
    "saturate_cast": Op("cast", "value:x dtype"),
    "clip_by_value": Op("clip", "t:x clip_value_min:low clip_value_max:high"),
    "clip_by_norm": Op("elementwise", "t:x clip_norm"),
    "ensure_shape": Op("identity", "x shape"),
    **{name: Op("identity", "input:x") for name in ("guarantee_const", "identity", "stop_gradient")},
    "matmul": Op("matmul", "a:x b:y transpose_a=False transpose_b=False"),
    "tensordot": Op("tensordot", "a:x b:y axes"),
    "einsum": Op("einsum", "equation *inputs:xs"),
    "realdiv": Op("divide", "x y"),
    "norm": Op("norm", "tensor:x ord='euclidean' axis=None keepdims=False | keep_dims:keepdims=False"),
}

_MAKING: dict[str, Op] = {
    "Variable": Op("array", "initial_value:x=None trainable=True | name:label=None dtype=None shape=None"),
    "constant": Op("array", "value:x dtype=None shape=None"),
    "convert_to_tensor": Op("array", "value:x dtype=None"),
    **{name: Op(name, "shape dtype='float32'") for name in ("ones", "zeros")},
    **{name: Op(name, "input:x dtype=None | tensor:x=None") for name in ("ones_like", "zeros_like")},
    "fill": Op("full", "dims:shape value"),
    "eye": Op("eye", "num_rows:rows num_columns:columns=None batch_shape=None dtype='float32'"),
    "range": Op("arange", "start limit:stop=None delta:step=1 dtype=None"),
    "linspace": Op("linspace", "start stop num:count"),
    "meshgrid": Op("meshgrid", "*args:xs | indexing='xy'"),
    "newaxis": Op("constant", "", value=None),
}

_SHAPE = "shape mean=0.0 stddev=1.0 dtype='float32'"
_SEEDED = "shape seed mean=0.0 stddev=1.0 dtype='float32'"

# With an integer dtype `uniform` draws whole numbers below `high`.
_RANDOM: dict[str, Op] = {
    **{name: Op("random_normal", _SHAPE) for name in ("normal", "truncated_normal")},
    **{f"stateless_{name}": Op("random_normal", _SEEDED) for name in ("normal", "truncated_normal")},
    "uniform": Op("random_uniform", "shape minval:low=0 maxval:high=None dtype='float32'"),
    "stateless_uniform": Op("random_uniform", "shape seed minval:low=0 maxval:high=None dtype='float32'"),
    **{name: Op("random_categorical", "logits num_samples") for name in ("categorical", "stateless_categorical")},
    "gamma": Op("random_gamma", "shape alpha"),
    "stateless_gamma": Op("random_gamma", "shape seed alpha"),
    "poisson": Op("random_poisson", "shape lam"),
    "stateless_binomial": Op("random_binomial", "shape seed counts:n probs:p"),
    "shuffle": Op("permute_rows", "value:x"),
}

_PLACES: dict[str, Any] = {"rank": 2, "channels": "last"}
_IMAGE: dict[str, Op] = {
    **{
        name: Op("elementwise", "image:x")
        for name in (
            "adjust_brightness adjust_gamma adjust_hue adjust_saturation per_image_standardization random_brightness random_hue"
            " random_saturation"
        ).split()
    },
    **{name: Op("elementwise", "images:x") for name in ("adjust_contrast", "hsv_to_rgb", "rgb_to_hsv")},
    "random_contrast": Op("elementwise", "image:x"),
    "convert_image_dtype": Op("convert_image_dtype", "image:x dtype saturate=False"),
    # the same pixels, of which some may be left out
    **{
        name: Op("permute_rows", "image:x")
        for name in (
            "flip_left_right flip_up_down random_flip_left_right random_flip_up_down stateless_random_flip_left_right"
            " stateless_random_flip_up_down"
        ).split()
    },
    **{name: Op("crop", "image:x", **_PLACES) for name in ("central_crop", "crop_to_bounding_box", "rot90", "transpose")},
    **{name: Op("crop", "value:x size", **_PLACES) for name in ("random_crop", "stateless_random_crop")},
    # the same pixels, and zeros around them
    "pad_to_bounding_box": Op("zero_pad", "image:x", **_PLACES),
    "resize_with_crop_or_pad": Op("zero_pad", "image:x", **_PLACES),
    "resize": Op("upsample", "images:x size:output_size method='bilinear'", **_PLACES),
    **{
        f"ResizeMethod.{name.upper()}": Op("constant", "", value=name)
        for name in "area bicubic bilinear gaussian lanczos3 lanczos5 mitchellcubic".split()
    },
    "ResizeMethod.NEAREST_NEIGHBOR": Op("constant", "", value="nearest"),
}

_LINALG: dict[str, Op] = {
    "band_part": Op("elementwise", "input:x"),
    "diag_part": Op("diagonal", "input:x", axis1=-2, axis2=-1),
    "tensor_diag_part": Op("diagonal", "input:x"),
    "einsum": Op("einsum", "equation *inputs:xs"),
    "eye": _MAKING["eye"],
    "l2_normalize": Op("unit_vectors", "x axis=None"),
    "matmul": _ELEMENTS["matmul"],
    "norm": _ELEMENTS["norm"],
    "tensordot": _ELEMENTS["tensordot"],
}

ENTRIES: dict[str, Entry] = {
    f"tensorflow.{room}{name}": entry
    for room, table in (
        ("", _MATH),
        ("", _ELEMENTS),
        ("", _SHAPES),
        ("", _SELECTING),
        ("", _MAKING),
        ("math.", {**_MATH, **_MATH_ONLY}),
        ("nn.", _NN),
        ("random.", _RANDOM),
        ("image.", _IMAGE),
        ("linalg.", _LINALG),
    )
    for name, entry in table.items()
}

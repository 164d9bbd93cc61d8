"""Keras's functions of arrays: `keras.ops`, `keras.activations` and `keras.random`."""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ACTIVATIONS", "ACTIVATION_NAMES", "ALIASES", "ENTRIES"]

# Activations by the name Keras gives them, wherever they stand.
ACTIVATIONS: dict[str, Op] = {
    "softmax": Op("softmax", "x axis=-1"),
    "log_softmax": Op("log_softmax", "x axis=-1"),
    "sigmoid": Op("sigmoid"),
    "log_sigmoid": Op("log_sigmoid"),
    "relu": Op("activation", "x", name="relu"),
    **{
        name: Op("activation", "x", name=name)
        for name in (
            "celu elu gelu hard_shrink hard_sigmoid hard_silu hard_tanh leaky_relu relu6 selu silu soft_shrink softplus softsign"
            " sparse_plus sparse_sigmoid squareplus tanh tanh_shrink"
        ).split()
    },
    "sparsemax": Op("activation", "x axis=-1", name="sparsemax"),
    "threshold": Op("activation", "x threshold default_value", name="threshold"),
    "swish": Op("activation", "x", name="silu"),
    "hard_swish": Op("activation", "x", name="hard_silu"),
    "glu": Op("unknown", ""),  # half as many units
}

_ELEMENTWISE: dict[str, Op] = {
    **{
        name: Op(name)
        for name in "abs ceil cos erf exp expm1 floor isnan log log1p log2 logical_not negative reciprocal sign sin sqrt square".split()
    },
    **{name: Op("abs") for name in ("absolute", "fabs")},
    **{
        name: Op("elementwise")
        for name in (
            "angle arccos arccosh arcsin arcsinh arctan arctanh cbrt conj conjugate cosh cumprod deg2rad erfc erfinv exp2 i0 imag log10"
            " nancumprod rad2deg real rsqrt sinc sinh tan tril triu trunc"
        ).split()
    },
    "normalize": Op("unit_vectors", "x axis=-1 order:p=2"),
    "isfinite": Op("not_isnan"),
    **{name: Op("predicate") for name in ("isinf", "isneginf", "isposinf", "isreal", "signbit")},
    **{name: Op("logical_not") for name in ("bitwise_invert", "bitwise_not")},
    **{name: Op("normalise") for name in ("batch_normalization", "layer_normalization", "rms_normalization")},
    "cast": Op("cast", "x dtype"),
    "saturate_cast": Op("cast", "x dtype"),
    "clip": Op("clip", "x x_min:low x_max:high"),
    "nan_to_num": Op("nan_to_num", "x nan=0.0"),
    "round": Op("round", "x decimals=0"),
    **{name: Op("identity") for name in ("convert_to_numpy", "copy")},
    "stop_gradient": Op("identity", "variable:x"),
}

_PAIRS: dict[str, Op] = {
    **{
        name: Op(name, "x1:x x2:y")
        for name in (
            "add divide dot equal floor_divide greater greater_equal less less_equal logaddexp logical_and logical_or logical_xor matmul"
            " maximum minimum multiply not_equal outer power subtract"
        ).split()
    },
    **{
        name: Op(operation, "x1:x x2:y")
        for name, operation in {
            "divide_no_nan": "divide",
            "fmax": "maximum",
            "fmin": "minimum",
            "fmod": "remainder",
            "mod": "remainder",
            "true_divide": "divide",
        }.items()
    },
    **{f"bitwise_{name}": Op(f"logical_{name}", "x y") for name in ("and", "or", "xor")},
    **{name: Op("predicate", "x1:x x2:y") for name in ("allclose", "isin")},
    "isclose": Op("isclose", "x1:x x2:y rtol=1e-05 atol=1e-08 equal_nan=False"),
    "heaviside": Op("heaviside", "x1:x x2:at"),
    "inner": Op("vecdot", "x1:x x2:y"),
    "tensordot": Op("tensordot", "x1:x x2:y axes=2"),
    "vdot": Op("dot", "x1:x x2:y", flat=True),
    "einsum": Op("einsum", "subscripts:equation *operands:xs"),
    "where": Op("where", "condition x1:x=None x2:y=None"),
    "select": Op("select", "condlist:conditions choicelist:choices default=0"),
    "digitize": Op("digitize", "x bins"),
    "searchsorted": Op("digitize", "sorted_sequence:bins values:x side='left'"),
}

_REDUCTIONS: dict[str, Op] = {
    **{
        name: Op(name.removeprefix("nan"), "x axis=None keepdims=False")
        for name in (
            "all any argmax argmin logsumexp max mean median min prod std sum var nanargmax nanargmin nanmax nanmean nanmedian nanmin"
            " nanprod nanstd nansum nanvar"
        ).split()
    },
    **{name: Op(name.removeprefix("a"), "x axis=None keepdims=False") for name in ("amax", "amin")},
    "average": Op("average", "x axis=None weights=None"),
    "norm": Op("norm", "x ord=None axis=None keepdims=False"),
    "linalg.norm": Op("norm", "x ord=None axis=None keepdims=False"),
    "count_nonzero": Op("count_nonzero", "x axis=None"),
    **{name: Op("quantile", "x q:shares axis=None") for name in ("nanpercentile", "nanquantile", "percentile", "quantile")},
    "bincount": Op("bincount", "x weights=None minlength=0"),
    **{name: Op("cumsum", "x axis=None dtype=None") for name in ("cumsum", "nancumsum")},
    "argsort": Op("argsort", "x axis=-1"),
    "argpartition": Op("argsort", "x kth axis=-1"),
    "sort": Op("sort", "x axis=-1"),
    "top_k": Op("top_k", "x k sorted=True"),
    "unique": Op("unique", "x"),
}

_SHAPES: dict[str, Op] = {
    "reshape": Op("reshape", "x newshape:shape"),
    "ravel": Op("flatten", "x", start=0, end=-1),
    "transpose": Op("transpose", "x axes=None"),
    "swapaxes": Op("swapaxes", "x axis1:a axis2:b"),
    "moveaxis": Op("moveaxis", "x source destination"),
    "squeeze": Op("squeeze", "x axis=None"),
    "expand_dims": Op("expand_dims", "x axis"),
    "concatenate": Op("concatenate", "xs axis=0"),
    "stack": Op("stack", "x:xs axis=0"),
    "vstack": Op("concatenate", "xs", axis=0, form="vstack"),
    "hstack": Op("concatenate", "xs", axis=1, form="hstack"),
    "dstack": Op("concatenate", "xs", axis=2, form="dstack"),
    "append": Op("append", "x1:x x2:values axis=None"),
    **{name: Op("split", "x indices_or_sections:parts axis=0") for name in ("array_split", "split")},
    **{name: Op("split", "x indices_or_sections:parts", axis=axis) for name, axis in (("vsplit", 0), ("hsplit", 1), ("dsplit", 2))},
    "repeat": Op("repeat", "x repeats axis=None"),
    "tile": Op("tile", "x repeats"),
    "unstack": Op("unstack", "x num=None axis=0"),
    "pad": Op("pad", "x pad_width:padding mode='constant' constant_values:value=None"),
    "broadcast_to": Op("broadcast_to", "x shape"),
    **{name: Op("flip") for name in ("flip", "fliplr", "flipud", "roll")},
    "shape": Op("shape"),
    "size": Op("size"),
    "ndim": Op("rank"),
    "image.resize": Op("upsample", "images:x size:output_size", rank=2),
}

_SELECTING: dict[str, Op] = {
    "take": Op("take", "x indices:index axis=None"),
    "take_along_axis": Op("take_along_axis", "x indices:index axis=None"),
    "diag": Op("diagonal", "x k=0"),
    "diagonal": Op("diagonal", "x offset=0 axis1=0 axis2=1"),
    "nonzero": Op("nonzero"),
    "slice": Op("slice", "inputs:x start_indices shape"),
    "one_hot": Op("one_hot", "x num_classes:classes axis=-1 dtype=None"),
    "multi_hot": Op("multi_hot", "inputs:x num_classes:classes=None axis=-1 dtype=None"),
}

_MAKING: dict[str, Op] = {
    "array": Op("array", "x dtype=None"),
    "convert_to_tensor": Op("array", "x dtype=None"),
    **{name: Op(name, "shape dtype=None") for name in ("empty", "ones", "zeros")},
    "full": Op("full", "shape fill_value:value dtype=None"),
    **{name: Op(name, "x dtype=None") for name in ("ones_like", "zeros_like")},
    "empty_like": Op("elementwise"),
    "full_like": Op("full_like", "x fill_value:value dtype=None"),
    "eye": Op("eye", "N:rows M:columns=None k=0 dtype=None"),
    "identity": Op("eye", "n:rows dtype=None"),
    "arange": Op("arange", "start stop=None step=None dtype=None"),
    "linspace": Op("linspace", "start stop num:count=50"),
    "meshgrid": Op("meshgrid", "*xs | indexing='xy'"),
}

_FUNCTIONS: dict[str, Op] = {
    "cond": Op("cond", "pred:condition true_fn:f false_fn:g"),
    "fori_loop": Op("fori_loop", "lower:start upper:stop body_fun:f init_val:init"),
    "map": Op("map_rows", "f xs"),
    "scan": Op("scan", "f init xs=None"),
    "vectorize": Op("vectorize", "pyfunc:f"),
    "switch": Op("switch", "index branches:choices *operands:arguments"),
    "vectorized_map": Op("map_rows", "function:f elements:xs"),
}

# Known, and nothing follows from it for a loss.
_UNKNOWN = (
    "adaptive_average_pool adaptive_max_pool arctan2 associative_scan average_pool bartlett bitwise_left_shift bitwise_right_shift blackman"
    " cdist cholesky cholesky_inverse conv conv_transpose corrcoef correlate cross ctc_decode custom_gradient depth_to_space"
    " depthwise_conv det diagflat diff dot_product_attention dtype eig eigh extract_sequences fft fft2 fold gcd geomspace"
    " get_item hamming hanning histogram hypot ifft2 in_top_k inv irfft is_tensor istft jvp kaiser kron lcm ldexp left_shift"
    " logaddexp2 logdet logspace lstsq lu_factor matrix_rank max_pool moments nextafter"
    " pinv polar psnr ptp qr rearrange rfft right_shift rot90 scatter scatter_update segment_max segment_min segment_prod"
    " segment_sum separable_conv slice_update slogdet solve solve_triangular space_to_depth stft svd trace trapezoid tri unfold"
    " unravel_index vander view view_as_complex view_as_real while_loop"
).split()

_OPS = {
    **{name: Op("unknown", "") for name in _UNKNOWN},
    **ACTIVATIONS,
    **_ELEMENTWISE,
    **_PAIRS,
    **_REDUCTIONS,
    **_SHAPES,
    **_SELECTING,
    **_MAKING,
    **_FUNCTIONS,
}

_RANDOM: dict[str, Op] = {
    **{name: Op("random_normal", "shape mean=0.0 stddev=1.0 dtype=None seed=None") for name in ("normal", "truncated_normal")},
    "uniform": Op("random_uniform", "shape minval:low=0.0 maxval:high=1.0 dtype=None seed=None"),
    "beta": Op("random_uniform", "shape alpha beta dtype=None seed=None", low=0.0, high=1.0),
    "randint": Op("random_integers", "shape minval:low maxval:high dtype='int32' seed=None", endpoint=False),
    "binomial": Op("random_binomial", "shape counts:n probabilities:p dtype=None seed=None"),
    "categorical": Op("random_categorical", "logits num_samples dtype='int32' seed=None"),
    "gamma": Op("random_gamma", "shape alpha dtype=None seed=None"),
    "shuffle": Op("permute_rows", "x axis=0 seed=None"),
    "dropout": Op("dropout", "inputs:x rate"),
}

ENTRIES: dict[str, Entry] = {
    **{f"keras.ops.{name}": entry for name, entry in _OPS.items()},
    **{f"keras.activations.{name}": entry for name, entry in ACTIVATIONS.items()},
    **{f"keras.activations.{name}": Op("activation", "x", name=name) for name in ("exponential", "mish")},
    "keras.activations.linear": Op("identity"),
    **{f"keras.random.{name}": entry for name, entry in _RANDOM.items()},
}

ALIASES: dict[str, str] = {
    "keras.activations.activations": "keras.activations",
    **{f"keras.ops.{room}": "keras.ops" for room in ("core", "math", "nn", "numpy")},
    **{f"keras.ops.linalg.{name}": f"keras.ops.{name}" for name in ("cholesky", "det", "inv", "qr", "solve", "svd")},
    "keras.random.random": "keras.random",
}

# What `activation=...` accepts.
ACTIVATION_NAMES: dict[str, str] = {name: f"keras.activations.{name}" for name in (*ACTIVATIONS, "exponential", "linear", "mish")}

"""Methods that arrays and tensors share, whatever library made them: `array.<method>`, with the array itself as first parameter `x`.

The interpreter asks here when a library's own file (`torch.Tensor.max`, `numpy.ndarray.sum`, …) says nothing, and when nobody knows whose
array it is. So a method stands here with the meaning that most libraries give it, and one whose meaning they share not at all
(`sort`, which returns an array, a pair or nothing) does not stand here.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ALIASES", "ENTRIES"]

ALIASES: dict[str, str] = {}

_SAME = (
    "asnumpy block_until_ready coalesce contiguous cpu cuda detach eval ipu numpy pin_memory positive requires_grad_ "
    "resolve_conj resolve_neg share_memory_ to_dense to_numpy xpu"
).split()

_CASTS = {
    "bfloat16": "bfloat16",
    "bool": "bool",
    "byte": "uint8",
    "char": "int8",
    "double": "float64",
    "float": "float32",
    "half": "float16",
    "int": "int32",
    "long": "int64",
    "short": "int16",
}

_ONE_ARGUMENT = {
    **{name: name for name in "abs ceil cos erf exp expm1 floor isnan log log1p log2 reciprocal sign sin sqrt square".split()},
    **{name: name for name in ("logical_not", "sigmoid")},
    "absolute": "abs",
    "bitwise_not": "logical_not",
    "neg": "negative",
    "negative": "negative",
}

_VALUES_UNKNOWN = (
    "acos acosh arccos arcsin arctan asin asinh atan atanh conj cosh deg2rad digamma erfc erfinv exp2 fix frac lgamma log10 logit "
    "rad2deg rsqrt sgn sinc sinh tan trunc"
).split()

_ACTIVATIONS = {"hardshrink": "hard_shrink", "relu": "relu", "tanh": "tanh"}

_TWO_ARGUMENTS = {
    "add": "add",
    "bitwise_and": "logical_and",
    "bitwise_or": "logical_or",
    "bitwise_xor": "logical_xor",
    "div": "divide",
    "divide": "divide",
    "eq": "equal",
    "floor_divide": "floor_divide",
    "fmax": "maximum",
    "fmin": "minimum",
    "fmod": "remainder",
    "ge": "greater_equal",
    "greater": "greater",
    "greater_equal": "greater_equal",
    "gt": "greater",
    "le": "less_equal",
    "less": "less",
    "less_equal": "less_equal",
    "logical_and": "logical_and",
    "logical_or": "logical_or",
    "logical_xor": "logical_xor",
    "lt": "less",
    "matmul": "matmul",
    "maximum": "maximum",
    "minimum": "minimum",
    "mul": "multiply",
    "multiply": "multiply",
    "ne": "not_equal",
    "not_equal": "not_equal",
    "remainder": "remainder",
    "sub": "subtract",
    "subtract": "subtract",
    "true_divide": "divide",
    "vdot": "dot",
}

_BY_ANOTHER_WORD = {
    "bmm": Op("matmul", "x mat2:y"),
    "dot": Op("dot", "x tensor:y"),
    "mm": Op("matmul", "x mat2:y"),
    "mv": Op("matmul", "x vec:y"),
    "pow": Op("power", "x exponent:y"),
}

_REDUCTIONS = {
    **{name: name for name in "all any argmax argmin logsumexp max mean median min prod std sum var".split()},
    "amax": "max",
    "amin": "min",
    "nanmean": "mean",
    "nansum": "sum",
}

_ELEMENTS: dict[str, Entry] = {
    **{name: Op("identity", "x *arguments") for name in _SAME},
    **{name: Op("copied", "x *arguments") for name in ("clone", "copy")},
    **{name: Op("cast", "x", dtype=dtype) for name, dtype in _CASTS.items()},
    **{name: Op(operation) for name, operation in _ONE_ARGUMENT.items()},
    **{name: Op("elementwise", "x *arguments") for name in _VALUES_UNKNOWN},
    **{name: Op("activation", "x *arguments", name=activation) for name, activation in _ACTIVATIONS.items()},
    **{name: Op(operation, "x other:y") for name, operation in _TWO_ARGUMENTS.items()},
    **_BY_ANOTHER_WORD,
    "allclose": Op("predicate", "x *arguments"),
    "astype": Op("cast", "x dtype"),
    "clamp": Op("clip", "x min:low=None max:high=None"),
    "clamp_max": Op("clip", "x max:high"),
    "clamp_min": Op("clip", "x min:low"),
    "clip": Op("clip", "x min:low=None max:high=None"),
    "cumsum": Op("cumsum", "x axis=None"),
    "heaviside": Op("heaviside", "x values:at"),
    "isclose": Op("isclose", "x other:y rtol=1e-05 atol=1e-08 equal_nan=False"),
    "isfinite": Op("not_isnan"),
    "isinf": Op("predicate"),
    "log_softmax": Op("log_softmax", "x axis=None dtype=None"),
    "nan_to_num": Op("nan_to_num", "x nan=None"),
    "round": Op("round", "x decimals=0"),
    "softmax": Op("softmax", "x axis=None dtype=None"),
    "to": Op("to", "x *arguments"),
    "tril": Op("elementwise", "x *arguments"),
    "triu": Op("elementwise", "x *arguments"),
    "type": Op("cast", "x dtype=None"),
    "type_as": Op("cast", "x other"),
}

_REDUCED: dict[str, Entry] = {
    **{name: Op(operation, "x axis=None keepdims=False") for name, operation in _REDUCTIONS.items()},
    "argsort": Op("argsort", "x axis=-1"),
    "bincount": Op("bincount"),
    "count_nonzero": Op("count_nonzero", "x axis=None"),
    "norm": Op("norm", "x p=None axis=None keepdims=False"),
    "topk": Op("top_k", "x k axis=-1"),
    "unique": Op("unique"),
}

_SHAPES: dict[str, Entry] = {
    "broadcast_to": Op("broadcast_to", "x size:shape"),
    "chunk": Op("split", "x chunks:parts axis=0", counted=True),
    "dim": Op("rank"),
    "expand": Op("broadcast_to", "x *size:shape"),
    "expand_as": Op("broadcast_to", "x other"),
    "flatten": Op("flatten", "x start_dim:start=0 end_dim:end=-1"),
    "flip": Op("flip", "x *arguments"),
    "fliplr": Op("flip"),
    "flipud": Op("flip"),
    "get_shape": Op("shape"),
    "item": Op("item"),
    "moveaxis": Op("moveaxis", "x source destination"),
    "movedim": Op("moveaxis", "x source destination"),
    "ndimension": Op("rank"),
    "nelement": Op("numel"),
    "numel": Op("numel"),
    "permute": Op("transpose", "x *dims:axes"),
    "ravel": Op("flatten", "x"),
    "repeat": Op("repeat", "x repeats axis=None"),
    "repeat_interleave": Op("repeat", "x repeats axis=None"),
    "reshape": Op("reshape", "x *shape"),
    "reshape_as": Op("reshape", "x other"),
    "roll": Op("flip", "x *arguments"),
    "size": Op("shape", "x axis=None"),
    "split": Op("split", "x split_size:parts axis=0"),
    "squeeze": Op("squeeze", "x axis=None"),
    "swapaxes": Op("swapaxes", "x axis0:a axis1:b"),
    "swapdims": Op("swapaxes", "x dim0:a dim1:b"),
    "t": Op("transpose"),
    "tile": Op("tile", "x *dims:repeats"),
    "tolist": Op("tolist"),
    "transpose": Op("transpose", "x *axes"),
    "unbind": Op("unstack", "x axis=0"),
    "unsqueeze": Op("expand_dims", "x axis"),
    "view": Op("reshape", "x *shape"),
    "view_as": Op("reshape", "x other"),
}

_SELECTED: dict[str, Entry] = {
    "argwhere": Op("nonzero"),
    "gather": Op("gather", "x axis index"),
    "index_add": Op("elementwise", "x *arguments"),
    "index_copy": Op("elementwise", "x *arguments"),
    "index_fill": Op("scatter", "x axis index value"),
    "index_put": Op("elementwise", "x *arguments"),
    "index_select": Op("index_select", "x axis index"),
    "masked_fill": Op("masked_fill", "x mask value"),
    "masked_scatter": Op("elementwise", "x *arguments"),
    "masked_select": Op("boolean_mask", "x mask"),
    "narrow": Op("slice", "x axis start length"),
    "nonzero": Op("nonzero"),
    "scatter": Op("scatter", "x axis index src:value=None"),
    "scatter_add": Op("elementwise", "x *arguments"),
    "scatter_reduce": Op("elementwise", "x *arguments"),
    "select": Op("take", "x axis index"),
    "take": Op("take", "x index axis=None"),
    "take_along_dim": Op("take_along_axis", "x indices:index axis=None"),
    "diag": Op("diagonal", "x diagonal=0"),
    "diagonal": Op("diagonal", "x offset=0 dim1:axis1=0 dim2:axis2=1"),
    "where": Op("where", "x condition other:y=None"),
}

_MADE: dict[str, Entry] = {
    "bernoulli": Op("random_bernoulli", "x:p"),
    "bernoulli_": Op("elementwise", "x *arguments"),
    "copy_": Op("identity", "self other:x"),
    "fill_": Op("full_like", "x value"),
    "multinomial": Op("random_categorical", "x:logits num_samples:count"),
    "new_empty": Op("empty", "self *size:shape"),
    "new_full": Op("full", "self size:shape fill_value:value | dtype=None"),
    "new_ones": Op("ones", "self *size:shape dtype=None"),
    "new_tensor": Op("array", "self data:x dtype=None"),
    "new_zeros": Op("zeros", "self *size:shape dtype=None"),
    "normal_": Op("elementwise", "x *arguments"),
    "random_": Op("elementwise", "x *arguments"),
    "uniform_": Op("elementwise", "x *arguments"),
    "zero_": Op("zeros_like", "x"),
}

_METHODS = _ELEMENTS | _REDUCED | _SHAPES | _SELECTED | _MADE

# torch writes an underscore behind a method that changes its array; what it returns is the changed array.
_IN_PLACE = (
    "abs absolute acos add asin atan bitwise_and bitwise_not bitwise_or bitwise_xor ceil clamp clamp_max clamp_min clip cos cumsum "
    "detach digamma div divide eq erf exp expm1 fix floor floor_divide fmod ge gt index_add index_copy index_fill index_put le lgamma log "
    "log10 log1p log2 logical_and logical_not logical_or logical_xor logit lt masked_fill masked_scatter mul multiply nan_to_num ne neg "
    "negative pow reciprocal relu remainder round rsqrt scatter scatter_add scatter_reduce sigmoid sign sin sqrt square squeeze sub "
    "subtract swapaxes swapdims t tan tanh tril triu true_divide trunc unsqueeze"
).split()

ENTRIES: dict[str, Entry] = {
    **{f"array.{name}": entry for name, entry in _METHODS.items()},
    **{f"array.{name}_": _METHODS[name] for name in _IN_PLACE},
}

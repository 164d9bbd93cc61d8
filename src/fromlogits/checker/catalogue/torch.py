"""PyTorch: the functions of `torch` itself, what `torch.Tensor` does otherwise than other arrays, and transforms of functions.

`torch.nn` (layers, losses), `torch.nn.functional`, data sets and the packages around torch stand in files of their own; all are gathered here.
torch also takes numpy's words (`axis`, `keepdims`, `x`) for its own, which are the canonical ones, so they need no second entry.
"""

from __future__ import annotations

from fromlogits.checker.catalogue import torch_data, torch_functional, torch_graphs, torch_layers, torch_losses, torch_models, torcheval
from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ALIASES", "ENTRIES"]

_ONE_ARGUMENT = {
    **{name: name for name in "abs ceil cos erf exp expm1 floor isnan log log1p log2 reciprocal sign sin sqrt square".split()},
    **{name: name for name in ("logical_not", "sigmoid")},
    "absolute": "abs",
    "bitwise_not": "logical_not",
    "clone": "copied",
    "detach": "identity",
    "isfinite": "not_isnan",
    "isinf": "predicate",
    "neg": "negative",
    "negative": "negative",
    "numel": "numel",
    "positive": "identity",
    "ravel": "flatten",
    "t": "transpose",
}

_VALUES_UNKNOWN = (
    "acos acosh arccos arcsin arctan asin asinh atan atanh conj cosh cumprod deg2rad digamma erfc erfinv exp2 fix frac lgamma log10 logit "
    "logcumsumexp rad2deg rsqrt sgn sinc sinh tan tril triu trunc"
).split()

_ACTIVATIONS = {
    "celu": "celu",
    "hardshrink": "hard_shrink",
    "prelu": "prelu",
    "relu": "relu",
    "rrelu": "rrelu",
    "selu": "selu",
    "tanh": "tanh",
    "threshold": "threshold",
}

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
}

_ELEMENTS: dict[str, Entry] = {
    **{name: Op(operation, "input:x") for name, operation in _ONE_ARGUMENT.items()},
    **{name: Op("elementwise", "input:x *arguments") for name in _VALUES_UNKNOWN},
    **{name: Op("activation", "input:x *arguments", name=activation) for name, activation in _ACTIVATIONS.items()},
    **{name: Op(operation, "input:x other:y") for name, operation in _TWO_ARGUMENTS.items()},
    "allclose": Op("predicate", "input:x *arguments"),
    "clamp": Op("clip", "input:x min:low=None max:high=None"),
    "clamp_max": Op("clip", "input:x max:high"),
    "clamp_min": Op("clip", "input:x min:low"),
    "clip": Op("clip", "input:x min:low=None max:high=None"),
    "cumsum": Op("cumsum", "input:x dim:axis"),
    "dropout": Op("dropout", "input:x p train"),
    "heaviside": Op("heaviside", "input:x values:at"),
    "isclose": Op("isclose", "input:x other:y rtol=1e-05 atol=1e-08 equal_nan=False"),
    "log_softmax": Op("log_softmax", "input:x dim:axis dtype=None"),
    "nan_to_num": Op("nan_to_num", "input:x nan=None posinf=None neginf=None"),
    "pow": Op("power", "input:x exponent:y"),
    "round": Op("round", "input:x | decimals=0"),
    "softmax": Op("softmax", "input:x dim:axis dtype=None"),
    "where": Op("where", "condition input:x=None other:y=None"),
}

_REDUCTIONS = {
    **{name: name for name in "all any argmax argmin mean prod sum".split()},
    "amax": "max",
    "amin": "min",
    "nanmean": "mean",
    "nansum": "sum",
}

# A pair of values and indices, where an axis is given (for `mode` and `kthvalue` always: the last by default).
_PAIRS = {
    name: Op("max_values_indices", "input:x dim:axis=None keepdim:keepdims=False", name=reduction)
    for name, reduction in {"max": "max", "median": "median", "min": "min", "nanmedian": "median"}.items()
}

_REDUCED: dict[str, Entry] = {
    **{name: Op(operation, "input:x dim:axis=None keepdim:keepdims=False") for name, operation in _REDUCTIONS.items()},
    **_PAIRS,
    "argsort": Op("argsort", "input:x dim:axis=-1 descending=False"),
    "bincount": Op("bincount", "input:x weights=None minlength=0"),
    "count_nonzero": Op("count_nonzero", "input:x dim:axis=None"),
    "kthvalue": Op("max_values_indices", "input:x k dim:axis=-1 keepdim:keepdims=False", name="median"),
    "logsumexp": Op("logsumexp", "input:x dim:axis keepdim:keepdims=False"),
    "mode": Op("max_values_indices", "input:x dim:axis=-1 keepdim:keepdims=False", name="median"),
    "norm": Op("norm", "input:x p='fro' dim:axis=None keepdim:keepdims=False"),
    **{name: Op("quantile", "input:x q:shares dim:axis=None keepdim=False") for name in ("nanquantile", "quantile")},
    "sort": Op("top_k", "input:x dim:axis=-1 descending=False"),  # values and indices, all of them
    "std": Op("std", "input:x dim:axis=None unbiased=True keepdim:keepdims=False"),
    "topk": Op("top_k", "input:x k dim:axis=-1 largest=True sorted=True"),
    "unique": Op("unique", "input:x sorted=True return_inverse=False return_counts=False dim:axis=None"),
    "var": Op("var", "input:x dim:axis=None unbiased=True keepdim:keepdims=False"),
}

_SHAPES: dict[str, Entry] = {
    "broadcast_to": Op("broadcast_to", "input:x size:shape"),
    "bucketize": Op("digitize", "input:x boundaries:bins | out_int32=False right:after=False"),
    "cat": Op("concatenate", "tensors:xs dim:axis=0"),
    "chunk": Op("split", "input:x chunks:parts dim:axis=0", counted=True),
    "column_stack": Op("column_stack", "tensors:xs"),
    "concat": Op("concatenate", "tensors:xs dim:axis=0"),
    "concatenate": Op("concatenate", "tensors:xs dim:axis=0"),
    "flatten": Op("flatten", "input:x start_dim:start=0 end_dim:end=-1"),
    "flip": Op("flip", "input:x dims"),
    "fliplr": Op("flip", "input:x"),
    "flipud": Op("flip", "input:x"),
    "moveaxis": Op("moveaxis", "input:x source destination"),
    "movedim": Op("moveaxis", "input:x source destination"),
    "permute": Op("transpose", "input:x dims:axes"),
    "repeat_interleave": Op("repeat", "input:x repeats dim:axis=None"),
    "reshape": Op("reshape", "input:x shape"),
    "roll": Op("flip", "input:x shifts dims=None"),
    "searchsorted": Op("digitize", "sorted_sequence:bins input:x | right:after=False side=None"),
    "split": Op("split", "tensor:x split_size_or_sections:parts dim:axis=0"),
    "squeeze": Op("squeeze", "input:x dim:axis=None"),
    "stack": Op("stack", "tensors:xs dim:axis=0"),
    "swapaxes": Op("swapaxes", "input:x axis0:a axis1:b"),
    "swapdims": Op("swapaxes", "input:x dim0:a dim1:b"),
    "tile": Op("tile", "input:x dims:repeats"),
    "transpose": Op("swapaxes", "input:x dim0:a dim1:b"),
    "unbind": Op("unstack", "input:x dim:axis=0"),
    "unsqueeze": Op("expand_dims", "input:x dim:axis"),
}

_SELECTED: dict[str, Entry] = {
    "argwhere": Op("nonzero", "input:x"),
    "isin": Op("isin", "elements:x test_elements:values assume_unique=False invert=False"),
    "gather": Op("gather", "input:x dim:axis index"),
    "index_fill": Op("scatter", "input:x dim:axis index value"),
    "index_select": Op("index_select", "input:x dim:axis index"),
    "masked_fill": Op("masked_fill", "input:x mask value"),
    "masked_select": Op("boolean_mask", "input:x mask"),
    "narrow": Op("slice", "input:x dim start length"),
    "nonzero": Op("nonzero", "input:x"),
    "scatter": Op("scatter", "input:x dim:axis index src:value=None"),
    "select": Op("take", "input:x dim:axis index"),
    "take": Op("take", "input:x index"),
    "take_along_dim": Op("take_along_axis", "input:x indices:index dim:axis=None"),
    "diag": Op("diagonal", "input:x diagonal=0"),
    "diagonal": Op("diagonal", "input:x offset=0 dim1:axis1=0 dim2:axis2=1"),
}

_MADE: dict[str, Entry] = {
    "arange": Op("arange", "start end:stop=None step=1 | dtype=None"),
    "as_tensor": Op("array", "data:x dtype=None device=None", shared=True),
    "asarray": Op("array", "obj:x | dtype=None", shared=True),
    "bernoulli": Op("random_bernoulli", "input:p"),
    "empty": Op("empty", "*size:shape dtype=None"),
    "empty_like": Op("elementwise", "input:x"),
    "eye": Op("eye", "n:rows m:columns=None | dtype=None"),
    "meshgrid": Op("meshgrid", "*tensors:xs | indexing='ij'"),
    "from_numpy": Op("array", "ndarray:x", shared=True),
    "full": Op("full", "size:shape fill_value:value | dtype=None"),
    "full_like": Op("full_like", "input:x fill_value:value | dtype=None"),
    "linspace": Op("linspace", "start end:stop steps:count"),
    "multinomial": Op("random_categorical", "input:logits num_samples:count replacement=False"),
    "normal": Op("random_normal", "mean=0.0 std=1.0 size:shape=None"),
    "ones": Op("ones", "*size:shape dtype=None"),
    "ones_like": Op("ones_like", "input:x | dtype=None"),
    "poisson": Op("elementwise", "input:x"),
    "rand": Op("random_uniform", "*size:shape", low=0.0, high=1.0),
    "rand_like": Op("elementwise", "input:x"),
    "randint": Op("random_integers", "low=0 high=None size:shape=None", endpoint=False),
    "randint_like": Op("elementwise", "input:x *arguments"),
    "randn": Op("random_normal", "*size:shape"),
    "randn_like": Op("elementwise", "input:x"),
    "randperm": Op("random_permutation", "n"),
    "scalar_tensor": Op("array", "s:x dtype=None"),
    "tensor": Op("array", "data:x dtype=None device=None requires_grad=False"),
    "zeros": Op("zeros", "*size:shape dtype=None"),
    "zeros_like": Op("zeros_like", "input:x | dtype=None"),
    **{
        f"{name}Tensor": Op("typed_array", "*parts device=None", dtype=dtype)
        for name, dtype in {
            "": "float32",
            "BFloat16": "bfloat16",
            "Bool": "bool",
            "Byte": "uint8",
            "Char": "int8",
            "Double": "float64",
            "Float": "float32",
            "Half": "float16",
            "Int": "int32",
            "Long": "int64",
            "Short": "int16",
        }.items()
    },
}

_ALGEBRA: dict[str, Entry] = {
    "addmm": Op("matmul", "input:bias mat1:x mat2:y"),
    "bmm": Op("matmul", "input:x mat2:y"),
    "dot": Op("dot", "input:x tensor:y"),
    "inner": Op("vecdot", "input:x other:y"),
    "linalg.vecdot": Op("vecdot", "x y | dim:axis=-1"),
    "vdot": Op("dot", "input:x other:y"),
    "einsum": Op("einsum", "equation *operands:xs"),
    "mm": Op("matmul", "input:x mat2:y"),
    "mv": Op("matmul", "input:x vec:y"),
    "outer": Op("outer", "input:x vec2:y"),
    "tensordot": Op("tensordot", "a:x b:y dims:axes=2"),
}

_FUNCTIONS = _ELEMENTS | _REDUCED | _SHAPES | _SELECTED | _MADE | _ALGEBRA

# Methods whose meaning or order of parameters is not the one of `array.<method>`; the function's signature begins with the tensor itself.
_METHODS = "kthvalue max median min mode nanmedian sort std transpose unique var".split()

_TENSOR: dict[str, Entry] = {
    **{name: _FUNCTIONS[name] for name in _METHODS},
    "repeat": Op("tile", "x *repeats"),
    "random_": Op("random_integers_into", "x from_:low to:high=None | generator=None"),
    "unfold": Op("sliding_windows", "x dimension:axis size:length step"),
    "transpose_": _FUNCTIONS["transpose"],
}

_WRAPPERS: dict[str, Entry] = {
    "torch.autocast": Op("autocast", "device_type dtype=None enabled=True"),
    "torch.cuda.amp.autocast": Op("autocast", "enabled=True dtype=None", device_type="cuda"),
    "torch.load": Op("load_object", "f:where"),
    "torch.save": Op("save_object", "obj:x f:where"),
    "torch.compile": Op("wrap", "model:f=None"),
    "torch.compiler.disable": Op("wrap", "fn:f=None recursive=True"),
    "torch.enable_grad": Op("wrap", "orig_func:f=None"),
    "torch.fx.symbolic_trace": Op("wrap", "root:f concrete_args=None"),
    "torch.func.functional_call": Op("apply", "module:f parameter_and_buffer_dicts args=None kwargs=None"),
    "torch.func.grad": Op("grad", "func:f argnums=0 has_aux=False"),
    "torch.func.grad_and_value": Op("grad_and_value", "func:f argnums=0 has_aux=False"),
    "torch.func.vmap": Op("vmap", "func:f in_dims:in_axes=0 out_dims=0"),
    "torch.inference_mode": Op("wrap", "mode:f=True"),
    "torch.jit.script": Op("wrap", "obj:f"),
    "torch.jit.trace": Op("wrap", "func:f example_inputs=None"),
    "torch.nn.parallel.data_parallel": Op(
        "apply", "module:f inputs:arguments device_ids=None output_device=None dim=0 module_kwargs:kwargs=None"
    ),
    "torch.nn.utils.parametrizations.orthogonal": Op("wrap", "module:f name='weight'"),
    "torch.nn.utils.parametrizations.spectral_norm": Op("wrap", "module:f name='weight'"),
    "torch.nn.utils.parametrizations.weight_norm": Op("wrap", "module:f name='weight' dim=0"),
    "torch.nn.utils.spectral_norm": Op("wrap", "module:f name='weight'"),
    "torch.nn.utils.stateless.functional_call": Op("apply", "module:f parameters_and_buffers args=None kwargs=None"),
    "torch.nn.utils.weight_norm": Op("wrap", "module:f name='weight' dim=0"),
    "torch.no_grad": Op("wrap", "orig_func:f=None"),
    "torch.set_grad_enabled": Op("wrap", "mode"),
    "torch.utils.checkpoint.checkpoint": Op("apply", "function:f *args:arguments"),
    "torch.vmap": Op("vmap", "func:f in_dims:in_axes=0 out_dims=0"),
}

_ELSEWHERE: dict[str, Entry] = {
    "torch.autograd.Variable": Op("identity", "data:x requires_grad=False volatile=False"),
    "torch.is_tensor": Op("python_is_a", "obj:x", kind="torch.Tensor"),
    "torch.linalg.norm": Op("norm", "input:x ord=None dim:axis=None keepdim:keepdims=False"),
    "torch.linalg.vector_norm": Op("norm", "x ord=2 dim:axis=None keepdim:keepdims=False"),
    "torch.special.erf": Op("erf", "input:x"),
    "torch.special.exp2": Op("elementwise", "input:x"),
    "torch.special.expit": Op("sigmoid", "input:x"),
    "torch.special.expm1": Op("expm1", "input:x"),
    "torch.special.log1p": Op("log1p", "input:x"),
    "torch.special.log_softmax": Op("log_softmax", "input:x dim:axis dtype=None"),
    "torch.special.logit": Op("elementwise", "input:x eps=None"),
    "torch.special.logsumexp": Op("logsumexp", "input:x dim:axis keepdim:keepdims=False"),
    "torch.special.round": Op("round", "input:x"),
    "torch.special.softmax": Op("softmax", "input:x dim:axis dtype=None"),
    "torch.special.xlog1py": Op("xlog1py", "input:x other:y"),
    "torch.special.xlogy": Op("xlogy", "input:x other:y"),
    "torch.xlogy": Op("xlogy", "input:x other:y"),
}

ENTRIES: dict[str, Entry] = {
    **{f"torch.{name}": entry for name, entry in _FUNCTIONS.items()},
    **{f"torch.Tensor.{name}": entry for name, entry in _TENSOR.items()},
    **_WRAPPERS,
    **_ELSEWHERE,
    **torch_data.ENTRIES,
    **torch_functional.ENTRIES,
    **torch_graphs.ENTRIES,
    **torch_layers.ENTRIES,
    **torch_losses.ENTRIES,
    **torch_models.ENTRIES,
    **torcheval.ENTRIES,
}

ALIASES: dict[str, str] = {
    "functorch": "torch.func",
    "torch._tensor.Tensor": "torch.Tensor",
    "torch.amp.autocast": "torch.autocast",
    "torch.autograd.grad_mode": "torch",
    "torch.autograd.variable.Variable": "torch.autograd.Variable",
    "torch.cuda.BoolTensor": "torch.BoolTensor",
    "torch.cuda.FloatTensor": "torch.FloatTensor",
    "torch.cuda.LongTensor": "torch.LongTensor",
    "torch.functional": "torch",
    **torch_data.ALIASES,
    **torch_graphs.ALIASES,
    **torch_layers.ALIASES,
    **torch_losses.ALIASES,
    **torch_models.ALIASES,
    **torcheval.ALIASES,
}

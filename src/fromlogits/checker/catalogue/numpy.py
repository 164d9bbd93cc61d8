"""NumPy, and what speaks of its arrays: scipy.special. pandas has a room of its own.

Positional parameters are named as far as jax.numpy has them in the same place, so that `jax` can take this table as it is.
A method's signature begins with the object it is called on: `x` for an array, `self` where no operation reads it.
"""

from __future__ import annotations

import math

from fromlogits.checker.catalogue.entry import Entry, Op
from fromlogits.checker.catalogue.pandas import ALIASES as PANDAS_ALIASES
from fromlogits.checker.catalogue.pandas import ENTRIES as PANDAS

__all__ = ["ALIASES", "ENTRIES", "METHODS", "SCALARS", "SHARED", "folded"]

_UNIT = {"low": 0.0, "high": 1.0}

# What jax.numpy has too, by its short name.
_ELEMENTWISE: dict[str, Op] = {
    **{name: Op(name) for name in "ceil cos exp expm1 floor isnan log log1p log2 negative reciprocal sign sin sqrt square".split()},
    **{
        name: Op("elementwise")
        for name in (
            "acos acosh arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh cbrt cosh deg2rad degrees exp2 log10"
            " rad2deg radians sinh tan trunc"
        ).split()
    },
    **{name: Op("abs") for name in ("abs", "absolute", "fabs")},
    **{name: Op("logical_not") for name in ("bitwise_not", "invert", "logical_not")},
    "isfinite": Op("not_isnan"),
    **{name: Op("predicate") for name in ("isinf", "isneginf", "isposinf", "signbit")},
    "tanh": Op("activation", "x", name="tanh"),
    "positive": Op("identity"),
    "rint": Op("round"),
    "round": Op("round", "a:x decimals=0"),
    "around": Op("round", "a:x decimals=0"),
    "sinc": Op("elementwise"),
    "nan_to_num": Op("nan_to_num", "x copy=True nan=0.0"),
    "clip": Op("clip", "a:x a_min:low a_max:high out=None | min:low max:high"),
    "tril": Op("elementwise", "m:x k=0"),
    "triu": Op("elementwise", "m:x k=0"),
}

_PAIRS: dict[str, Op] = {
    **{
        name: Op(name, "x y")
        for name in (
            "add divide equal floor_divide greater greater_equal less less_equal logaddexp logical_and logical_or logical_xor"
            " matmul maximum minimum multiply not_equal power remainder subtract"
        ).split()
    },
    **{
        name: Op(operation, "x y")
        for name, operation in {
            "bitwise_and": "logical_and",
            "bitwise_or": "logical_or",
            "bitwise_xor": "logical_xor",
            "fmax": "maximum",
            "fmin": "minimum",
            "float_power": "power",
            "fmod": "remainder",
            "mod": "remainder",
            "pow": "power",
            "true_divide": "divide",
        }.items()
    },
    "isclose": Op("isclose", "a:x b:y rtol=1e-05 atol=1e-08 equal_nan=False"),
    "allclose": Op("predicate", "a:x b:y"),
    "isin": Op("isin", "element:x test_elements:values assume_unique=False invert=False"),
    **{name: Op("members", "ar1:x ar2:y assume_unique=False") for name in ("intersect1d", "setdiff1d", "setxor1d")},
    "union1d": Op("members", "ar1:x ar2:y"),
    "where": Op("where", "condition x=None y=None"),
    "select": Op("select", "condlist:conditions choicelist:choices default=0"),
    "dot": Op("dot", "a:x b:y"),
    "vdot": Op("dot", "a:x b:y", flat=True),
    "inner": Op("vecdot", "a:x b:y"),
    "vecdot": Op("vecdot", "x1:x x2:y | axis=-1"),
    "outer": Op("outer", "a:x b:y"),
    "tensordot": Op("tensordot", "a:x b:y axes=2"),
    "einsum": Op("einsum", "equation *operands:xs"),
    "digitize": Op("digitize", "x bins right=False"),
    "heaviside": Op("heaviside", "x1:x x2:at"),
    "searchsorted": Op("digitize", "a:bins v:x side='left'"),
}

_REDUCTIONS: dict[str, Op] = {
    **{
        name: Op(name.removeprefix("nan"), "a:x axis=None out=None | keepdims=False")
        for name in ("all", "any", "argmax", "argmin", "max", "min", "nanargmax", "nanargmin", "nanmax", "nanmin")
    },
    **{name: Op(name.removeprefix("a"), "a:x axis=None out=None | keepdims=False") for name in ("amax", "amin")},
    **{
        name: Op(name.removeprefix("nan"), "a:x axis=None dtype=None out=None | keepdims=False")
        for name in ("sum", "mean", "prod", "std", "var", "nansum", "nanmean", "nanprod", "nanstd", "nanvar")
    },
    **{name: Op("median", "a:x axis=None out=None overwrite_input=False keepdims=False") for name in ("median", "nanmedian")},
    **{name: Op("quantile", "a:x q:shares axis=None") for name in ("nanpercentile", "nanquantile", "percentile", "quantile")},
    "average": Op("average", "a:x axis=None weights=None | keepdims=False"),
    "count_nonzero": Op("count_nonzero", "a:x axis=None | keepdims=False"),
    "cumsum": Op("cumsum", "a:x axis=None dtype=None"),
    "apply_along_axis": Op("map_along", "func1d:f axis arr:x"),
    "bincount": Op("bincount", "x weights=None minlength=0"),
    "linalg.norm": Op("norm", "x ord=None axis=None keepdims=False"),
    "linalg.matmul": Op("matmul", "x y"),
    "linalg.vecdot": Op("vecdot", "x1:x x2:y | axis=-1"),
    "linalg.inv": Op("elementwise", "a:x"),
    "linalg.solve": Op("elementwise", "a b:x"),
    "linalg.outer": Op("outer", "x y"),
    "linalg.tensordot": Op("tensordot", "x y | axes=2"),
}


def folded(first: str) -> dict[str, Op]:
    """A function of two, taken along an axis: the first axis, where none is named."""
    return {
        f"{ufunc}.reduce": Op(operation, f"{first}:x axis=0 dtype=None out=None | keepdims=False")
        for ufunc, operation in {
            "add": "sum",
            "logaddexp": "logsumexp",
            "logical_and": "all",
            "logical_or": "any",
            "maximum": "max",
            "minimum": "min",
            "multiply": "prod",
        }.items()
    }


_SHAPES: dict[str, Op] = {
    "reshape": Op("reshape", "a:x shape"),
    "ravel": Op("flatten", "a:x", start=0, end=-1),
    "transpose": Op("transpose", "a:x axes=None"),
    "permute_dims": Op("transpose", "a:x axes=None"),
    "swapaxes": Op("swapaxes", "a:x axis1:a axis2:b"),
    "moveaxis": Op("moveaxis", "a:x source destination"),
    "squeeze": Op("squeeze", "a:x axis=None"),
    "expand_dims": Op("expand_dims", "a:x axis"),
    "concatenate": Op("concatenate", "arrays:xs axis=0"),
    "concat": Op("concatenate", "arrays:xs axis=0"),
    "stack": Op("stack", "arrays:xs axis=0"),
    "vstack": Op("concatenate", "tup:xs", axis=0, form="vstack"),
    "hstack": Op("concatenate", "tup:xs", axis=1, form="hstack"),
    "dstack": Op("concatenate", "tup:xs", axis=2, form="dstack"),
    "column_stack": Op("column_stack", "tup:xs"),
    "c_": Op("column_stack", "*xs"),
    "r_": Op("concatenate", "*xs", axis=0),
    "append": Op("append", "arr:x values axis=None"),
    "split": Op("split", "ary:x indices_or_sections:parts axis=0"),
    "array_split": Op("split", "ary:x indices_or_sections:parts axis=0"),
    "vsplit": Op("split", "ary:x indices_or_sections:parts", axis=0),
    "hsplit": Op("split", "ary:x indices_or_sections:parts", axis=1),
    "repeat": Op("repeat", "a:x repeats axis=None"),
    "tile": Op("tile", "A:x reps:repeats"),
    "broadcast_to": Op("broadcast_to", "array:x shape"),
    "pad": Op("pad", "array:x pad_width mode='constant' | constant_values:value=0"),
    "shape": Op("shape", "a:x"),
    "size": Op("size", "a:x axis=None"),
    "ndim": Op("rank", "a:x"),
    "flip": Op("flip", "m:x axis=None"),
    "flipud": Op("flip", "m:x"),
    "fliplr": Op("flip", "m:x"),
    "roll": Op("flip", "a:x shift axis=None"),
}

_SELECTING: dict[str, Op] = {
    "take": Op("take", "a:x indices:index axis=None"),
    "take_along_axis": Op("take_along_axis", "arr:x indices:index axis=-1"),
    "diag": Op("diagonal", "v:x k=0"),
    "diagonal": Op("diagonal", "a:x offset=0 axis1=0 axis2=1"),
    "compress": Op("boolean_mask", "condition:mask a:x axis=None"),
    "extract": Op("boolean_mask", "condition:mask arr:x"),
    "nonzero": Op("nonzero", "a:x", form="tuple"),
    "flatnonzero": Op("nonzero", "a:x", form="flat"),
    "argwhere": Op("nonzero", "a:x"),
    "argsort": Op("argsort", "a:x axis=-1"),
    "argpartition": Op("argsort", "a:x kth axis=-1"),
    "sort": Op("sort", "a:x axis=-1"),
    "partition": Op("sort", "a:x kth axis=-1"),
    "unique": Op("unique", "ar:x return_index=False return_inverse=False return_counts=False axis=None"),
}

_MAKING: dict[str, Op] = {
    "array": Op("array", "object:x dtype=None"),
    "asarray": Op("array", "a:x dtype=None", shared=True),
    "fromiter": Op("array", "iter:x dtype count=-1"),
    "astype": Op("cast", "x dtype"),
    "copy": Op("copied", "a:x"),
    "zeros": Op("zeros", "shape dtype='float64'"),
    "ones": Op("ones", "shape dtype='float64'"),
    "empty": Op("empty", "shape dtype='float64'"),
    "full": Op("full", "shape fill_value:value dtype=None"),
    "zeros_like": Op("zeros_like", "a:x dtype=None"),
    "ones_like": Op("ones_like", "a:x dtype=None"),
    "full_like": Op("full_like", "a:x fill_value:value dtype=None"),
    "eye": Op("eye", "N:rows M:columns=None k=0 dtype='float64'"),
    "identity": Op("eye", "n:rows dtype='float64'"),
    "arange": Op("arange", "start stop=None step=1 | dtype=None"),
    "geomspace": Op("spaced", "start stop num:count=50 endpoint=True dtype=None"),
    "linspace": Op("linspace", "start stop num:count=50 endpoint=True retstep=False dtype=None"),
    "logspace": Op("spaced", "start stop num:count=50 endpoint=True base=10.0 dtype=None"),
    "vectorize": Op("vectorize", "pyfunc:f"),
    "meshgrid": Op("meshgrid", "*xs | copy=True sparse=False indexing='xy'"),
    "mgrid": Op("mgrid", "*axes"),
    "ogrid": Op("ogrid", "*axes"),
    "indices": Op("indices", "dimensions:shape dtype=None sparse=False"),
}

_CONSTANTS: dict[str, Op] = {
    name: Op("constant", "", value=value)
    for name, value in {"newaxis": None, "pi": math.pi, "e": math.e, "inf": math.inf, "nan": math.nan}.items()
}

# Each text of an array of texts.
_TEXTS: dict[str, Op] = {
    f"{room}.{name}": Op("text", f"a:x{options}", name=name)
    for room in ("char", "strings")
    for names, options in (
        ("capitalize lower swapcase title upper", ""),
        ("lstrip rstrip strip", " chars=None"),
        ("zfill", " width"),
        ("replace", " old new count=-1"),
    )
    for name in names.split()
}

SHARED = {**_ELEMENTWISE, **_PAIRS, **_REDUCTIONS, **_SHAPES, **_SELECTING, **_MAKING, **_CONSTANTS}

SCALARS = {
    **{name: name for name in ("float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")},
    "bool": "bool",
    "bool_": "bool",
    "double": "float64",
    "single": "float32",
    "int_": "int64",
    "uint": "uint64",
}

_FILES: dict[str, Op] = {
    "loadtxt": Op(
        "loadtxt",
        "fname:source dtype='float64' comments='#' delimiter=None converters=None skiprows:skip=0 usecols=None unpack=False ndmin=0",
    ),
    "genfromtxt": Op(
        "loadtxt",
        "fname:source dtype='float64' comments='#' delimiter=None skip_header:skip=0 skip_footer=0 converters=None missing_values=None"
        " filling_values=None usecols=None names=None | unpack=None",
    ),
    "load": Op("load_object", "file:where"),
    "save": Op("save_object", "file:where arr:x", suffix=".npy"),
    **{name: Op("save_object", "file:where", named=True, suffix=".npz") for name in ("savez", "savez_compressed")},
}

# What the Generator's methods, the RandomState's and the functions of numpy.random have in common.
_RANDOM: dict[str, Op] = {
    **{name: Op("random_normal", "loc=0.0 scale=1.0 size:shape=None") for name in ("normal", "laplace", "logistic", "gumbel")},
    **{name: Op("random_normal", "size:shape=None") for name in ("standard_normal", "standard_cauchy")},
    "standard_t": Op("random_normal", "df size:shape=None"),
    "vonmises": Op("random_normal", "mu kappa size:shape=None"),
    "random": Op("random_uniform", "size:shape=None", **_UNIT),
    "uniform": Op("random_uniform", "low=0.0 high=1.0 size:shape=None"),
    "triangular": Op("random_uniform", "left:low mode right:high size:shape=None"),
    "beta": Op("random_uniform", "a b size:shape=None", **_UNIT),
    "power": Op("random_uniform", "a size:shape=None", **_UNIT),
    "choice": Op("random_choice", "a:values size:shape=None replace=True p=None"),
    "permutation": Op("random_permutation", "x:n"),
    "shuffle": Op("shuffle_in_place", "x"),
    "binomial": Op("random_binomial", "n p size:shape=None"),
    "poisson": Op("random_poisson", "lam=1.0 size:shape=None"),
    **{name: Op("random_poisson", "p size:shape=None") for name in ("geometric", "logseries")},
    "zipf": Op("random_poisson", "a size:shape=None"),
    "negative_binomial": Op("random_poisson", "n p size:shape=None"),
    "hypergeometric": Op("random_poisson", "ngood nbad nsample size:shape=None"),
    "dirichlet": Op("random_dirichlet", "alpha size:shape=None"),
    "multinomial": Op("random_multinomial", "n pvals:p size:shape=None"),
    "gamma": Op("random_gamma", "shape:alpha scale=1.0 size:shape=None"),
    "standard_gamma": Op("random_gamma", "shape:alpha size:shape=None"),
    "lognormal": Op("random_gamma", "mean=0.0 sigma=1.0 size:shape=None"),
    **{name: Op("random_gamma", "scale=1.0 size:shape=None") for name in ("exponential", "rayleigh")},
    "standard_exponential": Op("random_gamma", "size:shape=None"),
    "chisquare": Op("random_gamma", "df size:shape=None"),
    "f": Op("random_gamma", "dfnum dfden size:shape=None"),
    "wald": Op("random_gamma", "mean scale size:shape=None"),
    **{name: Op("random_gamma", "a size:shape=None") for name in ("pareto", "weibull")},
}

_GENERATOR: dict[str, Op] = {
    **_RANDOM,
    "integers": Op("random_integers", "low high=None size:shape=None dtype='int64' endpoint=False"),
    "permutation": Op("random_permutation", "x:n axis=0"),
    "permuted": Op("flip", "x | axis=None"),
    "shuffle": Op("shuffle_in_place", "x axis=0"),
    "choice": Op("random_choice", "a:values size:shape=None replace=True p=None axis=0"),
}

_STATE: dict[str, Op] = {
    **_RANDOM,
    "rand": Op("random_uniform", "*args:shape", **_UNIT),
    "randn": Op("random_normal", "*args:shape"),
    "randint": Op("random_integers", "low high=None size:shape=None dtype='int64'", endpoint=False),
    "random_integers": Op("random_integers", "low high=None size:shape=None", endpoint=True),
    "random_sample": Op("random_uniform", "size:shape=None", **_UNIT),
    "seed": Op("nothing", "seed=None"),
    "set_state": Op("nothing", "state"),
}

# Methods of an array, where NumPy's (and JAX's) differ from what `array` says for every library.
METHODS: dict[str, Op] = {
    **{name: Op(name, "x axis=None out=None | keepdims=False") for name in ("argmax", "argmin", "max", "min")},
    **{name: Op(name, "x axis=None out=None keepdims=False") for name in ("all", "any")},
    **{name: Op(name, "x axis=None dtype=None out=None | keepdims=False") for name in ("sum", "mean", "prod", "std", "var")},
    "compress": Op("boolean_mask", "x condition:mask axis=None"),
    "diagonal": Op("diagonal", "x offset=0 axis1=0 axis2=1"),
    "flatten": Op("flatten", "x order='C'", start=0, end=-1),
    "nonzero": Op("nonzero", "x", form="tuple"),
    "ravel": Op("flatten", "x order='C'", start=0, end=-1),
}

_SPECIAL: dict[str, Op] = {
    "softmax": Op("softmax", "x axis=None", all_axes=True),  # without an axis SciPy's runs over the whole array
    "log_softmax": Op("log_softmax", "x axis=None", all_axes=True),
    "logsumexp": Op("logsumexp", "a:x axis=None b=None keepdims=False"),
    "expit": Op("sigmoid"),
    "log_expit": Op("log_sigmoid"),
    "logit": Op("logit"),
    "kl_div": Op("relative_entropy", "x y"),
    "rel_entr": Op("relative_entropy", "x y"),
    "softplus": Op("activation", "x", name="softplus"),
    "xlog1py": Op("xlog1py", "x y"),
    "xlogy": Op("xlogy", "x y"),
    "erf": Op("erf"),
    **{name: Op("elementwise") for name in ("digamma", "entr", "erfc", "gamma", "gammaln")},
}

ENTRIES: dict[str, Entry] = {
    **{f"numpy.{name}": entry for name, entry in SHARED.items()},
    **{f"numpy.{name}": Op("cast", "x=0", dtype=dtype) for name, dtype in SCALARS.items()},
    **{f"numpy.{name}": entry for name, entry in {**folded("array"), **_FILES, **_TEXTS}.items()},
    **{
        f"numpy.{name}": Op("array", "a:x dtype=None", shared=True)
        for name in ("asanyarray", "ascontiguousarray", "asfortranarray", "asarray_chkfinite")
    },
    "numpy.fix": Op("floor"),
    **{f"numpy.{name}.at": Op("at_in_place", "a:x indices:index b:y", combine=name) for name in ("add", "maximum", "minimum", "subtract")},
    "numpy.copyto": Op("put_where", "dst:x src:y casting='same_kind' where:mask=True"),
    "numpy.place": Op("put_where", "arr:x mask vals:y"),
    "numpy.putmask": Op("put_where", "a:x mask values:y"),
    "numpy.put_along_axis": Op("scatter", "arr:x indices:index values:value axis", in_place=True),
    "numpy.lib.stride_tricks.sliding_window_view": Op("sliding_windows", "x window_shape:length axis=None"),
    "numpy.in1d": Op("isin", "ar1:x ar2:values assume_unique=False invert=False"),
    "numpy.row_stack": Op("concatenate", "tup:xs", axis=0, form="vstack"),
    "numpy.float": Op("python_float", "x=0.0"),
    "numpy.int": Op("python_int", "x=0"),
    "numpy.random.default_rng": Op("rng", "seed=None", kind="generator"),
    "numpy.random.Generator": Op("rng", "bit_generator:seed", kind="generator"),
    "numpy.random.RandomState": Op("rng", "seed=None", kind="state"),
    **{f"numpy.random.{name}": entry for name, entry in _STATE.items()},
    **{f"numpy.random.Generator.{name}": Op(e.operation, f"self {e.signature}", **e.fixed) for name, e in _GENERATOR.items()},
    **{f"numpy.random.RandomState.{name}": Op(e.operation, f"self {e.signature}", **e.fixed) for name, e in _STATE.items()},
    **{f"numpy.ndarray.{name}": entry for name, entry in METHODS.items()},
    "numpy.ndarray.fill": Op("fill_in_place", "x value"),
    "numpy.ndarray.sort": Op("nothing", "x axis=-1"),
    "numpy.ndarray.view": Op("elementwise", "x"),
    **{f"scipy.special.{name}": entry for name, entry in _SPECIAL.items()},
    "scipy.optimize.minimize": Op("minimize", "fun:f x0:x args:arguments=() method=None jac=None"),
    **{
        f"scipy.optimize.{name}": Op("minimize", signature, alone=True)
        for name, signature in {
            "fmin": "func:f x0:x args:arguments=()",
            "fmin_bfgs": "f x0:x fprime=None args:arguments=()",
            "fmin_cg": "f x0:x fprime=None args:arguments=()",
            "fmin_ncg": "f x0:x fprime fhess_p=None fhess=None args:arguments=()",
            "fmin_powell": "func:f x0:x args:arguments=()",
        }.items()
    },
    "scipy.stats.zscore": Op("elementwise", "a:x axis=0"),
    **PANDAS,
}

ALIASES: dict[str, str] = {
    **PANDAS_ALIASES,
    "cupy": "numpy",
    "numpy.NaN": "numpy.nan",
    "numpy.NAN": "numpy.nan",
    "numpy.Inf": "numpy.inf",
    "numpy.float_": "numpy.float64",
    "numpy.product": "numpy.prod",
    "numpy.round_": "numpy.round",
    "numpy.random.mtrand": "numpy.random",
    "numpy.random.ranf": "numpy.random.random_sample",
    "numpy.random.sample": "numpy.random.random_sample",
    "scipy.misc.logsumexp": "scipy.special.logsumexp",
}

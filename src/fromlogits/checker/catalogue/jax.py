"""JAX: `jax.nn`, `jax.numpy` after NumPy's table, `jax.random` (the key comes first), `jax.lax`, and transforms of functions.

The libraries built on it (Optax, Flax, Equinox, Haiku, stax) have rooms of their own, which this one takes in.
"""

from __future__ import annotations

from fromlogits.checker.catalogue import equinox, flax, haiku, numpy, optax, stax
from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ALIASES", "ENTRIES"]

_NN: dict[str, Op] = {
    **{name: Op("activation", "x", name=name) for name in ("mish", "relu", "relu6", "selu", "softplus", "sparse_plus", "tanh")},
    **{name: Op("activation", "x alpha=1.0", name=name) for name in ("celu", "elu")},
    **{
        name: Op("activation", "x", name=activation)
        for name, activation in {
            "hard_sigmoid": "hard_sigmoid",
            "hard_silu": "hard_swish",
            "hard_swish": "hard_swish",
            "hard_tanh": "hard_tanh",
            "silu": "silu",
            "soft_sign": "softsign",
            "sparse_sigmoid": "sparse_sigmoid",
            "swish": "silu",
        }.items()
    },
    "gelu": Op("activation", "x approximate=True", name="gelu"),
    "leaky_relu": Op("activation", "x negative_slope=0.01", name="leaky_relu"),
    "squareplus": Op("activation", "x b=4", name="squareplus"),
    "identity": Op("identity"),
    "sigmoid": Op("sigmoid"),
    "log_sigmoid": Op("log_sigmoid"),
    "softmax": Op("softmax", "x axis=-1 where=None"),
    "log_softmax": Op("log_softmax", "x axis=-1 where=None"),
    "logsumexp": Op("logsumexp", "a:x axis=None b=None keepdims=False"),
    "one_hot": Op("one_hot", "x num_classes:classes | dtype='float32' axis=-1"),
    "standardize": Op("elementwise", "x axis=-1"),
}

_NUMPY: dict[str, Op] = {
    **{name: Op(e.operation, e.signature.replace("'float64'", "'float32'"), **e.fixed) for name, e in numpy.SHARED.items()},
    **numpy.folded("a"),
    **{name: Op("cast", "x", dtype=dtype) for name, dtype in {**numpy.SCALARS, "bfloat16": "bfloat16"}.items()},
    "arange": Op("arange", "start stop=None step=None dtype=None"),
    "clip": Op("clip", "arr:x=None min:low=None max:high=None"),
    "einsum": Op("einsum", "subscripts:equation *operands:xs"),
    "concat": Op("concatenate", "arrays:xs | axis=0"),
    "fmax": Op("maximum", "x1:x x2:y"),
    "fmin": Op("minimum", "x1:x x2:y"),
    "matmul": Op("matmul", "a:x b:y"),
    "permute_dims": Op("transpose", "a:x axes"),
    "put_along_axis": Op("scatter", "arr:x indices:index values:value axis"),
    "vectorize": Op("vectorize", "pyfunc:f"),
    "load": Op("unknown", "file"),
}

# What stands behind `x.at[index]`: a changed copy of `x`.
_AT: dict[str, Op] = {
    "get": Op("at", "place"),
    "set": Op("at", "place values:y"),
    **{
        name: Op("at", "place values:y", combine=operation)
        for name, operation in {
            "add": "add",
            "divide": "divide",
            "max": "maximum",
            "min": "minimum",
            "mul": "multiply",
            "multiply": "multiply",
            "power": "power",
            "subtract": "subtract",
        }.items()
    },
}

_RANDOM: dict[str, Op] = {
    **{name: Op("unknown", "seed") for name in ("PRNGKey", "key")},
    "split": Op("prng_split", "key num:count=2"),
    **{name: Op("random_normal", "key shape=() dtype=None") for name in ("normal", "cauchy", "gumbel", "laplace", "logistic")},
    "t": Op("random_normal", "key df shape=None dtype=None"),
    "uniform": Op("random_uniform", "key shape=() dtype=None minval:low=0.0 maxval:high=1.0"),
    "truncated_normal": Op("random_uniform", "key lower:low upper:high shape=None dtype=None"),
    "triangular": Op("random_uniform", "key left:low mode right:high shape=None dtype=None"),
    "beta": Op("random_uniform", "key a b shape=None dtype=None", low=0.0, high=1.0),
    "randint": Op("random_integers", "key shape minval:low maxval:high dtype='int32'", endpoint=False),
    "bernoulli": Op("random_bernoulli", "key p=0.5 shape=None"),
    "binomial": Op("random_binomial", "key n p shape=None"),
    "poisson": Op("random_poisson", "key lam shape=None dtype=None"),
    "geometric": Op("random_poisson", "key p shape=None dtype=None"),
    "dirichlet": Op("random_dirichlet", "key alpha shape=None dtype=None"),
    "multinomial": Op("random_multinomial", "key n p | shape=None"),
    "gamma": Op("random_gamma", "key a:alpha shape=None dtype=None"),
    "chisquare": Op("random_gamma", "key df shape=None dtype=None"),
    "exponential": Op("random_gamma", "key shape=() dtype=None"),
    "pareto": Op("random_gamma", "key b shape=None dtype=None"),
    "rayleigh": Op("random_gamma", "key scale shape=None dtype=None"),
    "categorical": Op("random_categorical", "key logits axis=-1 shape=None"),
    "choice": Op("random_choice", "key a:values shape=() replace=True p=None axis=0"),
    "permutation": Op("random_permutation", "key x:n axis=0 independent=False"),
}

_LAX: dict[str, Op] = {
    **{
        name: Op(operation)
        for name, operation in {
            **{name: name for name in "abs ceil cos erf exp expm1 floor log log1p reciprocal round sign sin sqrt square".split()},
            **dict.fromkeys(["acos", "asin", "atan", "cbrt", "cosh", "digamma", "erfc", "lgamma", "rsqrt", "sinh", "tan"], "elementwise"),
            "is_finite": "not_isnan",
            "logistic": "sigmoid",
            "neg": "negative",
            "stop_gradient": "identity",
        }.items()
    },
    "tanh": Op("activation", "x", name="tanh"),
    "optimization_barrier": Op("identity", "operand:x"),
    "with_sharding_constraint": Op("identity", "x shardings"),
    **{name: Op("identity", "x axis_name") for name in ("pmax", "pmean", "pmin", "psum")},
    **{
        name: Op(operation, "x y")
        for name, operation in {
            "add": "add",
            "bitwise_and": "logical_and",
            "bitwise_or": "logical_or",
            "bitwise_xor": "logical_xor",
            "div": "divide",
            "eq": "equal",
            "ge": "greater_equal",
            "gt": "greater",
            "integer_pow": "power",
            "le": "less_equal",
            "lt": "less",
            "max": "maximum",
            "min": "minimum",
            "mul": "multiply",
            "ne": "not_equal",
            "pow": "power",
            "rem": "remainder",
            "sub": "subtract",
        }.items()
    },
    "conv": Op("convolution", "lhs:x rhs:weight window_strides:stride padding"),
    "conv_general_dilated": Op(
        "convolution", "lhs:x rhs:weight window_strides:stride padding lhs_dilation=None rhs_dilation=None dimension_numbers=None"
    ),
    "batch_matmul": Op("matmul", "lhs:x rhs:y"),
    "dot": Op("dot", "lhs:x rhs:y"),
    "clamp": Op("clip", "min:low x max:high"),
    "select": Op("where", "pred:condition on_true:x on_false:y"),
    "convert_element_type": Op("cast", "operand:x new_dtype:dtype"),
    "argmax": Op("argmax", "operand:x axis index_dtype"),
    "argmin": Op("argmin", "operand:x axis index_dtype"),
    "top_k": Op("top_k", "operand:x k | axis=-1"),
    "sort": Op("sort", "operand:x dimension:axis=-1"),
    "cumsum": Op("cumsum", "operand:x axis=0"),
    "concatenate": Op("concatenate", "operands:xs dimension:axis"),
    "reshape": Op("reshape", "operand:x new_sizes:shape"),
    "transpose": Op("transpose", "operand:x permutation:axes"),
    "squeeze": Op("squeeze", "array:x dimensions:axis"),
    "expand_dims": Op("expand_dims", "array:x dimensions:axis"),
    "full": Op("full", "shape fill_value:value dtype=None"),
    "full_like": Op("full_like", "x fill_value:value dtype=None"),
    "slice_in_dim": Op("slice", "operand:x start_index limit_index stride=1 axis=0"),
    "dynamic_slice_in_dim": Op("slice", "operand:x start_index slice_size axis=0"),
    "map": Op("map_rows", "f xs"),
    "scan": Op("scan", "f init xs=None"),
    "fori_loop": Op("fori_loop", "lower:start upper:stop body_fun:f init_val:init"),
    "while_loop": Op("while_loop", "cond_fun:test body_fun:f init_val:init"),
    "cond": Op("cond", "pred:condition true_fun:f false_fun:g *operands:arguments"),
    "switch": Op("switch", "index branches:choices *operands:arguments"),
}

_TRANSFORMS: dict[str, Op] = {
    **{name: Op("wrap", "fun:f") for name in ("checkpoint", "custom_jvp", "custom_vjp", "jit", "named_call", "remat")},
    **{name: Op(name, "fun:f argnums=0 has_aux=False") for name in ("grad", "value_and_grad")},
    **{name: Op("grad", "fun:f argnums=0 has_aux=False") for name in ("hessian", "jacfwd", "jacrev", "jacobian")},
    "vmap": Op("vmap", "fun:f in_axes=0 out_axes=0"),
    "pmap": Op("vmap", "fun:f axis_name=None | in_axes=0 out_axes=0"),
    "shard_map": Op("wrap", "f=None"),
    "device_put": Op("identity", "x device=None"),
    "device_get": Op("identity", "x"),
    "block_until_ready": Op("identity", "x"),
    "debug.print": Op("nothing", "fmt"),
    "tree.map": Op("tree_map", "f *trees"),
}

ENTRIES: dict[str, Entry] = {
    **{f"jax.nn.{name}": entry for name, entry in _NN.items()},
    **{f"jax.numpy.{name}": entry for name, entry in _NUMPY.items()},
    **{f"jax.random.{name}": entry for name, entry in _RANDOM.items()},
    **{f"jax.lax.{name}": entry for name, entry in _LAX.items()},
    **{f"jax.{name}": entry for name, entry in _TRANSFORMS.items()},
    **{f"jax.Array.{name}": entry for name, entry in numpy.METHODS.items()},
    "jax.Array.sort": Op("sort", "x axis=-1"),
    **{f"jax.at.{name}": entry for name, entry in _AT.items()},
    **optax.ENTRIES,
    **flax.ENTRIES,
    **equinox.ENTRIES,
    **haiku.ENTRIES,
    **stax.ENTRIES,
}

ALIASES: dict[str, str] = {
    "jax.scipy.optimize": "scipy.optimize",
    "jax.scipy.special": "scipy.special",
    "jax.tree_map": "jax.tree.map",
    "jax.tree_util.Partial": "functools.partial",
    "jax.tree_util.tree_map": "jax.tree.map",
    "jax.tree_multimap": "jax.tree.map",
    "jax.ad_checkpoint.checkpoint": "jax.checkpoint",
    "jax.experimental.shard_map.shard_map": "jax.shard_map",
    "jaxlib.xla_extension.ArrayImpl": "jax.Array",
    **optax.ALIASES,
    **flax.ALIASES,
    **equinox.ALIASES,
    **haiku.ALIASES,
    **stax.ALIASES,
}

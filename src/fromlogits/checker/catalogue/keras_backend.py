"""`keras.backend` as Keras 2 had it: code by hand, custom losses and Lambda layers are written in it."""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ENTRIES", "OLDER"]

_CONV = "padding='valid' data_format=None"

_BACKEND: dict[str, Op] = {
    # one argument
    **{name: Op(name) for name in ("abs", "cos", "exp", "log", "round", "sigmoid", "sign", "sin", "sqrt", "square")},
    "softmax": Op("softmax", "x axis=-1"),
    **{name: Op("activation", "x", name=name) for name in ("elu", "hard_sigmoid", "relu", "softplus", "softsign", "tanh")},
    "cumprod": Op("elementwise"),
    "l2_normalize": Op("unit_vectors", "x axis=None"),
    "cast": Op("cast", "x dtype"),
    "cast_to_floatx": Op("cast", "x", dtype="float32"),
    "clip": Op("clip", "x min_value:low max_value:high"),
    "dropout": Op("dropout", "x level:rate"),
    **{name: Op("normalise") for name in ("batch_normalization", "normalize_batch_in_training")},
    **{name: Op("identity") for name in ("eval", "get_value", "identity", "in_train_phase", "print_tensor")},
    "in_test_phase": Op("identity", "x:evaluated alt:x"),
    "stop_gradient": Op("identity", "variables:x"),
    "to_dense": Op("identity", "tensor:x"),
    # two arguments
    **{
        name: Op(name, "x y")
        for name in "dot equal greater greater_equal less less_equal logical_and logical_or maximum minimum not_equal".split()
    },
    "pow": Op("power", "x a:y"),
    "bias_add": Op("add", "x bias:y"),
    "switch": Op("where", "condition then_expression:x else_expression:y"),
    # reductions
    **{name: Op(name, "x axis=-1") for name in ("argmax", "argmin")},
    **{
        name: Op(name, "x axis=None keepdims=False")
        for name in ("all", "any", "logsumexp", "max", "mean", "min", "prod", "std", "sum", "var")
    },
    "cumsum": Op("cumsum", "x axis=0"),
    # shapes
    "batch_flatten": Op("flatten", "x", start=1, end=-1),
    "concatenate": Op("concatenate", "tensors:xs axis=-1"),
    "expand_dims": Op("expand_dims", "x axis=-1"),
    "flatten": Op("flatten", "x", start=0, end=-1),
    **{name: Op("shape") for name in ("int_shape", "shape")},
    "ndim": Op("rank"),
    "permute_dimensions": Op("transpose", "x pattern:axes"),
    "repeat": Op("repeat_vector", "x n"),
    "repeat_elements": Op("repeat", "x rep:repeats axis"),
    "reshape": Op("reshape", "x shape"),
    "reverse": Op("flip"),
    "squeeze": Op("squeeze", "x axis"),
    "stack": Op("stack", "x:xs axis=0"),
    "tile": Op("tile", "x n:repeats"),
    "transpose": Op("transpose", "x"),
    "resize_images": Op("upsample", "x height_factor width_factor data_format", rank=2),
    # selecting and making
    "gather": Op("gather_rows", "reference:x indices:index"),
    "one_hot": Op("one_hot", "indices:x num_classes:classes"),
    "arange": Op("arange", "start stop=None step=1 dtype='int32'"),
    "constant": Op("array", "value:x dtype=None shape=None"),
    "variable": Op("array", "value:x dtype=None", trainable=True),
    "eye": Op("eye", "size:rows dtype=None"),
    **{name: Op(name, "shape dtype=None") for name in ("ones", "zeros")},
    **{name: Op(name, "x dtype=None") for name in ("ones_like", "zeros_like")},
    "placeholder": Op("empty", "shape=None ndim=None dtype=None"),
    "random_bernoulli": Op("random_bernoulli", "shape p=0.0 dtype=None"),
    "random_binomial": Op("random_bernoulli", "shape p=0.0 dtype=None"),
    **{name: Op("random_normal", "shape mean=0.0 stddev=1.0 dtype=None") for name in ("random_normal", "truncated_normal")},
    "random_uniform": Op("random_uniform", "shape minval:low=0.0 maxval:high=1.0 dtype=None"),
    # layers as functions
    "conv1d": Op("conv", f"x kernel:weight strides:stride=1 {_CONV}", rank=1, channels="last"),
    "conv2d": Op("conv", f"x kernel:weight strides:stride=(1,1) {_CONV}", rank=2, channels="last"),
    "conv3d": Op("conv", f"x kernel:weight strides:stride=(1,1,1) {_CONV}", rank=3, channels="last"),
    "pool2d": Op("pool", f"x pool_size:kernel strides:stride=(1,1) {_CONV}", rank=2, channels="last"),
    "pool3d": Op("pool", f"x pool_size:kernel strides:stride=(1,1,1) {_CONV}", rank=3, channels="last"),
    "map_fn": Op("map_rows", "fn:f elems:xs"),
    # settings
    "epsilon": Op("full", "", shape=(), value=1e-7),
    "set_floatx": Op("set_floatx", "value:dtype"),
}

ENTRIES: dict[str, Entry] = {f"keras.backend.{name}": entry for name, entry in _BACKEND.items()}

# Gone with Keras 3, which keeps the rest for `tf.keras`.
OLDER = frozenset(
    f"keras.backend.{name}"
    for name in (
        "identity in_test_phase in_train_phase logical_and logical_or logsumexp normalize_batch_in_training placeholder print_tensor"
        " random_binomial"
    ).split()
)

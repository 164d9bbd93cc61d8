"""Flax: the layers of `linen` (input sizes are inferred, parameters live outside) and of `nnx` (parameters live in the object).

Activations and pooling carry `jax.nn`'s names in both. A Linen convolution's rank is the length of its kernel.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer, MetricEntry, Op
from fromlogits.vocabulary import LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES"]

_INPUTS = "inputs:x"
_POOLING = {
    f"{kind}_pool": Op("pool", "inputs:x window_shape:kernel strides:stride=None padding='VALID'", channels="last", mean=kind == "avg")
    for kind in ("avg", "max")
}

_LINEN: dict[str, Entry] = {
    "Module": Layer("module", "", protocol="linen"),
    "Dense": Layer("affine", "features:units use_bias=True dtype=None", call=_INPUTS),
    "DenseGeneral": Layer("affine", "features:units axis=-1", call=_INPUTS),
    **{
        name: Layer("conv", "features:filters kernel_size:kernel strides:stride=1 padding='SAME'", call=_INPUTS, channels="last")
        for name in ("Conv", "ConvLocal")
    },
    "ConvTranspose": Layer(
        "conv_transpose", "features:filters kernel_size:kernel strides:stride=None padding='SAME'", call=_INPUTS, channels="last"
    ),
    "Embed": Layer("embedding", "num_embeddings features:units", call=_INPUTS),
    "BatchNorm": Layer("normalise", "use_running_average=None", call="x use_running_average=None"),
    **{name: Layer("normalise", "epsilon=1e-06") for name in ("LayerNorm", "RMSNorm", "InstanceNorm")},
    "GroupNorm": Layer("normalise", "num_groups=32"),
    "SpectralNorm": Layer("wrapper", "layer_instance:layer", call="*arguments"),
    "WeightNorm": Layer("wrapper", "layer_instance:layer", call="*arguments"),
    "Dropout": Layer("dropout", "rate", call="inputs:x deterministic=None rng=None"),
    "Sequential": Layer("sequential", "layers", call="*arguments"),
    "PReLU": Layer("activation", "", call=_INPUTS, name="prelu"),
    "RNN": Layer("recurrent", "cell | time_major=False return_carry:return_state=False", call=_INPUTS, return_sequences=True),
    **{
        name: Layer("attention", "num_heads | out_features:units=None", call="inputs_q:x inputs_k=None inputs_v=None")
        for name in ("MultiHeadAttention", "MultiHeadDotProductAttention")
    },
    "SelfAttention": Layer("attention", "num_heads | out_features:units=None", call="inputs_q:x"),
    **{name: Op("wrap", "fun:f") for name in ("compact", "nowrap")},
    **{name: Op("wrap", "target:f") for name in ("checkpoint", "jit", "remat", "vmap")},
    **_POOLING,
}

_NNX: dict[str, Entry] = {
    "Module": Layer("module", "", protocol="nnx"),
    "Linear": Layer("affine", "in_features out_features:units | use_bias=True rngs", call=_INPUTS),
    "LinearGeneral": Layer("affine", "in_features out_features:units | axis=-1 rngs", call=_INPUTS),
    "LoRALinear": Layer("affine", "in_features out_features:units | lora_rank rngs"),
    "Conv": Layer(
        "conv", "in_features out_features:filters kernel_size:kernel strides:stride=1 | padding='SAME' rngs", call=_INPUTS, channels="last"
    ),
    "ConvTranspose": Layer(
        "conv_transpose",
        "in_features out_features:filters kernel_size:kernel strides:stride=None | padding='SAME' rngs",
        call=_INPUTS,
        channels="last",
    ),
    "Embed": Layer("embedding", "num_embeddings features:units | rngs", call=_INPUTS),
    **{name: Layer("normalise", "num_features | rngs") for name in ("BatchNorm", "LayerNorm", "RMSNorm", "InstanceNorm")},
    "GroupNorm": Layer("normalise", "num_features num_groups=32 | rngs"),
    "SpectralNorm": Layer("wrapper", "layer_instance:layer | rngs", call="*arguments"),
    "WeightNorm": Layer("wrapper", "layer_instance:layer | rngs", call="*arguments"),
    "Dropout": Layer("dropout", "rate | rngs=None", call="inputs:x | deterministic=None rngs=None"),
    "Sequential": Layer("sequential", "*fns:layers", call="*arguments"),
    "PReLU": Layer("activation", "", call=_INPUTS, name="prelu"),
    "RNN": Layer("recurrent", "cell | time_major=False return_carry:return_state=False", call=_INPUTS, return_sequences=True),
    "MultiHeadAttention": Layer(
        "attention", "num_heads in_features qkv_features=None out_features:units=None | rngs", call="inputs_q:x inputs_k=None inputs_v=None"
    ),
    "List": Layer("module_list", "it:layers=None"),
    "Param": Op("learn", "value:x"),  # its first values say nothing about the trained ones
    **{name: Op("wrap", "f") for name in ("pmap", "remat")},
    "jit": Op("wrap", "fun:f"),
    "vmap": Op("vmap", "f | in_axes=0 out_axes=0"),
    "grad": Op("grad", "f | argnums=0 has_aux=False"),
    "value_and_grad": Op("value_and_grad", "f | argnums=0 has_aux=False"),
    "cached_partial": Op("partial", "f *cached_args:arguments"),
    "switch": Op("switch", "index branches:choices *operands:arguments"),
    "cond": Op("cond", "pred:condition true_fun:f false_fun:g *operands:arguments"),
    "fori_loop": Op("fori_loop", "lower:start upper:stop body_fun:f init_val:init"),
    "while_loop": Op("while_loop", "cond_fun:test body_fun:f init_val:init"),
    "split": Op("partition", "node:x *filters"),
    "merge": Op("combine", "graphdef_or_graphstate:x *states"),
    "Dict": Layer("module_dict", "mapping:layers=None"),
    "bridge.ToNNX": Op("identity", "module:x rngs=None"),
    "bridge.lazy_init": Op("identity", "fn:x"),
    "clone": Op("identity", "node:x"),
    "data": Op("identity", "value:x"),
    "static": Op("identity", "value:x"),
    "view": Op("identity", "node:x"),
    "Optimizer": Layer("optimizer", "model tx | wrt"),
    "ModelAndOptimizer": Layer("optimizer", "model tx | wrt=None"),
    "MultiMetric": Layer("multi_metric", "", call="*arguments"),
    "metrics.Accuracy": MetricEntry(
        name="Accuracy",
        call="| logits:output labels mask=None",
        make="threshold=None",
        expects=OutputKind.PROBABILITIES,  # a threshold is compared with what it is given; without one the largest counts
        labels=frozenset({LabelForm.CLASS_IDS, LabelForm.BINARY}),
        framework="jax",
    ),
    **_POOLING,
}

_TRAINING: dict[str, Entry] = {
    "common_utils.onehot": Op("one_hot", "labels:x num_classes:classes on_value=1.0 off_value=0.0", axis=-1, dtype="float32"),
    "train_state.TrainState": Layer("record", "step apply_fn params tx opt_state"),
    "train_state.TrainState.create": Op("record", "| apply_fn params tx"),
    "train_state.TrainState.apply_gradients": Op("identity", "x | grads"),
    "train_state.TrainState.replace": Op("record_replace", "x"),
}

ENTRIES: dict[str, Entry] = {
    **{f"flax.linen.{name}": entry for name, entry in _LINEN.items()},
    **{f"flax.nnx.{name}": entry for name, entry in _NNX.items()},
    **{f"flax.training.{name}": entry for name, entry in _TRAINING.items()},
    "flax.struct.dataclass": Op("python_dataclass", "clz:cls=None"),
    "flax.struct.field": Op("python_field", "pytree_node=True | default default_factory:factory"),
}

_JAX_NN = (
    "celu elu gelu hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu log_sigmoid log_softmax logsumexp one_hot"
    " relu relu6 selu sigmoid silu soft_sign softmax softplus standardize swish tanh"
).split()

ALIASES: dict[str, str] = {
    **{f"flax.{house}.{name}": f"jax.nn.{name}" for house in ("linen", "nnx") for name in _JAX_NN},
    "flax.linen.activation": "flax.linen",
    "flax.nnx.identity": "jax.nn.identity",
    "flax.nnx.nn.activations": "flax.nnx",
    "flax.nnx.nn.linear": "flax.nnx",
    "flax.nnx.Accuracy": "flax.nnx.metrics.Accuracy",
    "flax.nnx.metrics.MultiMetric": "flax.nnx.MultiMetric",
    "flax.experimental.nnx": "flax.nnx",
}

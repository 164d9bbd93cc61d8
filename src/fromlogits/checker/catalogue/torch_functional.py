"""PyTorch: `torch.nn.functional`, without its losses.

Pools, padding and `interpolate` share their operation with the layers of the same name, under the same parameters.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ENTRIES"]

_ACTIVATIONS = {
    "celu": "celu",
    "elu": "elu",
    "gelu": "gelu",
    "hardshrink": "hard_shrink",
    "hardsigmoid": "hard_sigmoid",
    "hardswish": "hard_swish",
    "hardtanh": "hard_tanh",
    "leaky_relu": "leaky_relu",
    "mish": "mish",
    "prelu": "prelu",
    "relu": "relu",
    "relu6": "relu6",
    "rrelu": "rrelu",
    "selu": "selu",
    "silu": "silu",
    "softplus": "softplus",
    "softshrink": "soft_shrink",
    "softsign": "softsign",
    "tanh": "tanh",
    "tanhshrink": "tanh_shrink",
    "threshold": "threshold",
}

_IN_PLACE = "celu elu hardtanh leaky_relu relu rrelu selu threshold".split()

_DROPOUTS = "alpha_dropout dropout dropout1d dropout2d dropout3d feature_alpha_dropout".split()

# The shape stays, the scale does not: what was a probability or a logit no longer is.
_NORMALISATIONS = "batch_norm group_norm instance_norm layer_norm local_response_norm rms_norm".split()

_RESIZE = "input:x size:output_size=None scale_factor:size=None"

_FUNCTIONS: dict[str, Entry] = {
    **{name: Op("activation", "input:x *arguments", name=activation) for name, activation in _ACTIVATIONS.items()},
    **{f"{name}_": Op("activation", "input:x *arguments", name=_ACTIVATIONS[name]) for name in _IN_PLACE},
    **{name: Op("dropout", "input:x *arguments") for name in _DROPOUTS},
    **{name: Op("elementwise", "input:x *arguments") for name in _NORMALISATIONS},
    "normalize": Op("unit_vectors", "input:x p=2.0 dim:axis=1 eps=1e-12 out=None"),
    **{name: Op("regression_loss", "input:x target:y") for name in ("huber_loss", "l1_loss", "mse_loss", "smooth_l1_loss")},
    **{
        f"{kind}_pool{rank}d": Op(
            "pool", "input:x kernel_size:kernel stride=None padding=0", rank=rank, channels="first", mean=kind == "avg"
        )
        for kind in ("avg", "max")
        for rank in (1, 2, 3)
    },
    **{
        f"adaptive_{kind}_pool{rank}d": Op("adaptive_pool", "input:x output_size", rank=rank, channels="first", mean=kind == "avg")
        for kind in ("avg", "max")
        for rank in (1, 2, 3)
    },
    **{name: Op("upsample", _RESIZE, rank=None, channels="first") for name in ("interpolate", "upsample", "upsample_nearest")},
    "upsample_bilinear": Op("upsample", _RESIZE, rank=2, channels="first"),
    "bilinear": Op("linear", "input1:x input2 weight bias=None"),
    "embedding": Op("gather_rows", "input:index weight:x padding_idx=None"),
    "gumbel_softmax": Op("softmax", "logits:x tau=1 hard=False eps=1e-10 dim:axis=-1"),
    "linear": Op("linear", "input:x weight bias=None"),
    "log_softmax": Op("log_softmax", "input:x dim:axis=None _stacklevel=3 dtype=None"),
    "logsigmoid": Op("log_sigmoid", "input:x"),
    "one_hot": Op("one_hot", "tensor:x num_classes:classes=-1", dtype="int64"),
    "pad": Op("pad", "input:x pad:padding mode='constant' value=None"),
    "sigmoid": Op("sigmoid", "input:x"),
    "softmax": Op("softmax", "input:x dim:axis=None _stacklevel=3 dtype=None"),
    "softmin": Op("activation", "input:x *arguments", name="softmin"),
}

ENTRIES: dict[str, Entry] = {f"torch.nn.functional.{name}": entry for name, entry in _FUNCTIONS.items()}

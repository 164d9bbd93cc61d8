"""Haiku: layers used inside a function that `transform` turns into a pair of `init` and `apply(params, rng, …)`."""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer, Op

__all__ = ["ALIASES", "ENTRIES"]

_RANKS = {1: "NWC", 2: "NHWC", 3: "NDHWC"}

_HAIKU: dict[str, Entry] = {
    "Module": Layer("module", "name=None", protocol="haiku"),
    "Linear": Layer("affine", "output_size:units with_bias=True", call="inputs:x"),
    "nets.MLP": Layer("affine", "output_sizes:units | activation:inner=None activate_final=False", call="inputs:x"),
    **{
        f"Conv{rank}D": Layer(
            "conv",
            "output_channels:filters kernel_shape:kernel stride=1 rate=1 padding='SAME'",
            call="inputs:x",
            rank=rank,
            channels="last",
        )
        for rank in _RANKS
    },
    **{
        f"Conv{rank}DTranspose": Layer(
            "conv_transpose",
            "output_channels:filters kernel_shape:kernel stride=1 output_shape=None padding='SAME'",
            call="inputs:x",
            rank=rank,
            channels="last",
        )
        for rank in _RANKS
    },
    **{
        name: Layer("pool", "window_shape:kernel strides:stride padding", call="value:x", channels="last", mean=name == "AvgPool")
        for name in ("AvgPool", "MaxPool")
    },
    **{
        name: Op("pool", "value:x window_shape:kernel strides:stride padding", channels="last", mean=name == "avg_pool")
        for name in ("avg_pool", "max_pool")
    },
    "Embed": Layer("embedding", "vocab_size=None embed_dim:units=None", call="ids:x"),
    "MultiHeadAttention": Layer(
        "attention", "num_heads key_size | value_size=None model_size:units=None", call="query:x key=None value=None mask=None"
    ),
    "BatchNorm": Layer("normalise", "create_scale create_offset decay_rate", call="inputs:x is_training=None"),
    "LayerNorm": Layer("normalise", "axis create_scale create_offset", call="inputs:x"),
    "InstanceNorm": Layer("normalise", "create_scale create_offset", call="inputs:x"),
    "GroupNorm": Layer("normalise", "groups", call="x"),
    "RMSNorm": Layer("normalise", "axis", call="inputs:x"),
    "Flatten": Layer("flatten", "preserve_dims:start=1", call="inputs:x", fewer=True),
    "Sequential": Layer("sequential", "layers", call="inputs:x"),
    "dropout": Op("dropout", "rng rate x"),
    "transform": Op("haiku_transform", "f | apply_rng=True", state=False),
    "transform_with_state": Op("haiku_transform", "f", state=True),
    "without_apply_rng": Op("haiku_without_rng", "f"),
    "grad": Op("grad", "fun:f argnums=0 has_aux=False"),
    "value_and_grad": Op("value_and_grad", "fun:f argnums=0 has_aux=False"),
    "remat": Op("wrap", "fun:f"),
    "vmap": Op("vmap", "fun:f in_axes=0 out_axes=0"),
    "scan": Op("scan", "f init xs"),
}

ENTRIES: dict[str, Entry] = {f"haiku.{name}": entry for name, entry in _HAIKU.items()}

ALIASES: dict[str, str] = {"haiku.one_hot": "jax.nn.one_hot"}

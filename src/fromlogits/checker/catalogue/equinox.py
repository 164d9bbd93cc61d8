"""Equinox: layers are trees that take one example at a time; `jax.vmap` adds the batch. Channels come first."""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer, Op

__all__ = ["ALIASES", "ENTRIES"]

_CALL = "x | key=None"
_RANKS = {1: ("1", "0"), 2: ("(1,1)", "(0,0)"), 3: ("(1,1,1)", "(0,0,0)")}  # strides and paddings of nothing

_LAYERS: dict[str, Entry] = {
    "Linear": Layer("affine", "in_features out_features:units use_bias=True | key", call=_CALL),
    "MLP": Layer(
        "affine", "in_size out_size:units width_size depth activation:inner=None final_activation:activation=None | key", call=_CALL
    ),
    **{
        f"Conv{rank}d": Layer(
            "conv",
            f"in_channels out_channels:filters kernel_size:kernel stride={one} padding={zero}",
            call=_CALL,
            rank=rank,
            channels="first",
            batch=False,
        )
        for rank, (one, zero) in _RANKS.items()
    },
    **{
        f"ConvTranspose{rank}d": Layer(
            "conv_transpose",
            f"in_channels out_channels:filters kernel_size:kernel stride={one} output_padding={zero} padding={zero}",
            call=_CALL,
            rank=rank,
            channels="first",
            batch=False,
        )
        for rank, (one, zero) in _RANKS.items()
    },
    **{
        f"{kind}Pool{rank}d": Layer(
            "pool", "kernel_size:kernel stride=1 padding=0", call=_CALL, rank=rank, channels="first", batch=False, mean=kind == "Avg"
        )
        for kind in ("Avg", "Max")
        for rank in _RANKS
    },
    **{
        f"Adaptive{kind}Pool{rank}d": Layer(
            "adaptive_pool", "target_shape:output_size", call=_CALL, rank=rank, channels="first", batch=False, mean=kind == "Avg"
        )
        for kind in ("Avg", "Max")
        for rank in _RANKS
    },
    "Embedding": Layer("embedding", "num_embeddings=None embedding_size:units=None | key=None", call=_CALL),
    "MultiheadAttention": Layer(
        "attention",
        "num_heads query_size key_size=None value_size=None output_size:units=None",
        call="query:x key_ value mask=None | key=None",
    ),
    "LayerNorm": Layer("normalise", "shape", call="x state=None | key=None"),
    "RMSNorm": Layer("normalise", "shape", call="x state=None | key=None"),
    "GroupNorm": Layer("normalise", "groups", call="x state=None | key=None"),
    "BatchNorm": Layer("normalise", "input_size axis_name", call="x state | key=None", returns_state=True),
    "SpectralNorm": Layer("wrapper", "layer weight_name", call="x state | key=None", returns_state=True),
    "WeightNorm": Layer("wrapper", "layer weight_name='weight'", call=_CALL),
    "Dropout": Layer("dropout", "p=0.5 inference=False", call=_CALL),
    "PReLU": Layer("activation", "", call=_CALL, name="prelu"),
    "Identity": Layer("identity", "", call=_CALL),
    "Lambda": Layer("lambda", "fn:function", call=_CALL),
    "Sequential": Layer("sequential", "layers", call="x state=None | key=None"),
}

_FUNCTIONS: dict[str, Entry] = {
    "Module": Layer("module", "", protocol="equinox"),
    "Partial": Op("partial", "func:f *args:arguments"),
    "filter_jit": Op("wrap", "fun:f"),
    "filter_checkpoint": Op("wrap", "fun:f"),
    "filter_closure_convert": Op("wrap", "fn:f"),
    "filter_custom_jvp": Op("wrap", "fn:f"),
    "filter_custom_vjp": Op("wrap", "fn:f"),
    "filter_grad": Op("grad", "fun:f | has_aux=False", argnums=0),
    "filter_value_and_grad": Op("value_and_grad", "fun:f | has_aux=False", argnums=0),
    "filter_vmap": Op("vmap", "fun:f | in_axes out_axes axis_name=None"),
    "filter_pmap": Op("vmap", "fun:f | in_axes out_axes axis_name=None"),
    "apply_updates": Op("learn", "model:x updates"),
    "filter": Op("identity", "pytree:x filter_spec"),
    "tree_at": Op("tree_at", "where:f pytree:x replace:y=None replace_fn:g=None"),
    "filter_shard": Op("identity", "x device_or_shardings"),
    "field": Op("python_field", "| default default_factory:factory static=False"),
    "error_if": Op("identity", "x pred msg"),
    "tree_inference": Op("inferring", "pytree:x value=True"),
    "nn.delete_init_state": Op("identity", "model:x"),
    "nn.make_with_state": Op("with_state", "make_model:f"),
    "nn.inference_mode": Op("inferring", "pytree:x value=True"),
    "partition": Op("partition", "pytree:x filter_spec"),
    "combine": Op("combine", "*pytrees:x"),
}

ENTRIES: dict[str, Entry] = {
    **{f"equinox.nn.{name}": entry for name, entry in _LAYERS.items()},
    **{f"equinox.{name}": entry for name, entry in _FUNCTIONS.items()},
}

ALIASES: dict[str, str] = {}

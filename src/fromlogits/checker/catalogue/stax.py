"""stax, JAX's example library: a layer is a pair of functions, `init(rng, shape)` and `apply(params, inputs)`.

`layer` names the operation of a layer as every framework has it; what joins layers has operations of its own.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ALIASES", "ENTRIES"]

_POOL = "window_shape:kernel strides:stride=None padding='VALID' spec=None"
_CONV = "out_chan:filters filter_shape:kernel strides:stride=None padding='VALID' W_init=None b_init=None"

_LAYERS: dict[str, Op] = {
    "Dense": Op("stax_layer", "out_dim:units W_init b_init", layer="affine"),
    "Conv": Op("stax_layer", _CONV, layer="conv", rank=2, channels="last"),
    "ConvTranspose": Op("stax_layer", _CONV, layer="conv_transpose", rank=2, channels="last"),
    "GeneralConv": Op("stax_layer", f"dimension_numbers {_CONV}", layer="conv", rank=2),
    "GeneralConvTranspose": Op("stax_layer", f"dimension_numbers {_CONV}", layer="conv_transpose", rank=2),
    "BatchNorm": Op("stax_layer", "axis=(0,1,2)", layer="normalise"),
    "Dropout": Op("stax_layer", "rate mode='train'", layer="dropout"),
    **{
        name: Op("stax_layer", _POOL, layer="pool", rank=2, channels="last", mean=name == "AvgPool")
        for name in ("AvgPool", "MaxPool", "SumPool")
    },
    "elementwise": Op("stax_elementwise", "fun:f"),
    "serial": Op("stax_serial", "*layers"),
    "parallel": Op("stax_parallel", "*layers"),
    "FanOut": Op("stax_fan_out", "num:count"),
    "FanInConcat": Op("stax_layer", "axis=-1", layer="merge", mode="concatenate"),
    "shape_dependent": Op("stax_shape_dependent", "make_layer:f"),
}

# Layers that nobody makes: the pair itself has the name.
_READY: dict[str, Op] = {
    **{
        name: Op("stax_layer", "", layer="activation", name=activation)
        for name, activation in {
            "Elu": "elu",
            "Exp": "exp",
            "Gelu": "gelu",
            "LeakyRelu": "leaky_relu",
            "Relu": "relu",
            "Selu": "selu",
            "Softplus": "softplus",
            "Tanh": "tanh",
        }.items()
    },
    "Flatten": Op("stax_layer", "", layer="flatten"),
    "Identity": Op("stax_layer", "", layer="identity"),
    "LogSoftmax": Op("stax_layer", "", layer="log_softmax"),
    "Sigmoid": Op("stax_layer", "", layer="sigmoid"),
    "Softmax": Op("stax_layer", "", layer="softmax"),
    "FanInSum": Op("stax_layer", "", layer="merge", mode="add"),
}

ENTRIES: dict[str, Entry] = {f"jax.example_libraries.stax.{name}": entry for name, entry in {**_LAYERS, **_READY}.items()}

ALIASES: dict[str, str] = {
    "jax.experimental.stax": "jax.example_libraries.stax",
}

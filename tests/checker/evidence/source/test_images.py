"""Layers over places: sizes, channels, and the axis that holds the classes."""

from __future__ import annotations

import pytest

TORCH = "x = torch.rand(2, 3, 16, 12)\n"
KERAS = "x = keras.ops.zeros((2, 16, 12, 3))\n"
FLAX = "import flax.linen as linen\nx = jnp.zeros((2, 16, 12, 3))\n"

# The last line is a layer; the shape is what it makes of x.
SHAPES = [
    (TORCH, "nn.Conv2d(3, 7, 3)", (2, 7, 14, 10)),
    (TORCH, "nn.Conv2d(3, 7, kernel_size=3, padding=1)", (2, 7, 16, 12)),
    (TORCH, "nn.Conv2d(3, 7, 5, stride=2, padding=2)", (2, 7, 8, 6)),
    (TORCH, "nn.Conv2d(3, 7, (3, 1), padding='same')", (2, 7, 16, 12)),
    (TORCH, "nn.Conv2d(3, 7, 3, dilation=2)", (2, 7, 12, 8)),
    (TORCH, "nn.ConvTranspose2d(3, 7, 2, stride=2)", (2, 7, None, None)),
    (TORCH, "nn.MaxPool2d(2)", (2, 3, 8, 6)),
    (TORCH, "nn.MaxPool2d(3, stride=2, padding=1)", (2, 3, 8, 6)),
    (TORCH, "nn.MaxPool2d(3, ceil_mode=True)", (2, 3, None, None)),
    (TORCH, "nn.AvgPool2d((4, 3))", (2, 3, 4, 4)),
    (TORCH, "nn.AdaptiveAvgPool2d(1)", (2, 3, 1, 1)),
    (TORCH, "nn.AdaptiveAvgPool2d((4, None))", (2, 3, None, None)),
    (TORCH, "nn.Upsample(scale_factor=2)", (2, 3, 32, 24)),
    (TORCH, "nn.Upsample(size=(4, 4))", (2, 3, 4, 4)),
    (TORCH, "nn.ZeroPad2d(1)", (2, 3, None, None)),
    (TORCH, "nn.BatchNorm2d(3)", (2, 3, 16, 12)),
    (KERAS, "keras.layers.Conv2D(7, 3)", (2, 14, 10, 7)),
    (KERAS, "keras.layers.Conv2D(7, 3, padding='same', strides=2)", (2, 8, 6, 7)),
    (KERAS, "keras.layers.SeparableConv2D(5, 3)", (2, 14, 10, 5)),
    (KERAS, "keras.layers.DepthwiseConv2D(3)", (2, 14, 10, 3)),
    (KERAS, "keras.layers.DepthwiseConv2D(3, depth_multiplier=2, padding='same')", (2, 16, 12, 6)),
    (KERAS, "keras.layers.Conv2DTranspose(7, 3, strides=2, padding='same')", (2, 32, 24, 7)),
    (KERAS, "keras.layers.MaxPooling2D()", (2, 8, 6, 3)),
    (KERAS, "keras.layers.AveragePooling2D((3, 2), strides=1, padding='same')", (2, 16, 12, 3)),
    (KERAS, "keras.layers.GlobalAveragePooling2D()", (2, 3)),
    (KERAS, "keras.layers.GlobalMaxPooling2D(keepdims=True)", (2, 1, 1, 3)),
    (KERAS, "keras.layers.UpSampling2D((2, 3))", (2, 32, 36, 3)),
    (KERAS, "keras.layers.ZeroPadding2D(1)", (2, None, None, 3)),
    (KERAS, "keras.layers.Flatten()", (2, 576)),
]


@pytest.mark.parametrize(("given", "layer", "shape"), SHAPES, ids=[layer for _, layer, _ in SHAPES])
def test_shapes(given, layer, shape, facts, true):
    assert facts(f"{given}{layer}(x)", {"shape": shape}) == {"shape": shape}
    true(f"{given}{layer}(x)")


FLAX_SHAPES = [
    ("linen.Conv(7, (3, 3))", (2, 16, 12, 7)),
    ("linen.Conv(7, kernel_size=(3, 3), strides=(2, 2))", (2, 8, 6, 7)),
    ("linen.Conv(7, (3, 3), padding='VALID')", (2, 14, 10, 7)),
]


@pytest.mark.parametrize(("layer", "shape"), FLAX_SHAPES)
def test_flax_counts_places_by_its_kernel(layer, shape, facts, true):
    program = f"{FLAX}conv = {layer}\ny = conv.apply(conv.init(jax.random.PRNGKey(0), x), x)"
    assert facts(program, {"shape": shape, "axis": -1, "units": 7}) == {"shape": shape, "axis": -1, "units": 7}
    true(program)


@pytest.mark.parametrize(
    ("program", "axis", "units"),
    [
        (f"{TORCH}nn.Conv2d(3, 7, 3)(x)", -3, 7),
        ("nn.Conv1d(3, 5, 3)(torch.rand(2, 3, 9))", -2, 5),
        ("nn.Conv3d(3, 5, 3)(torch.rand(2, 3, 9, 9, 9))", -4, 5),
        (f"{KERAS}keras.layers.Conv2D(7, 3)(x)", -1, 7),
        ("keras.layers.Conv2D(7, 3, data_format='channels_first')(keras.ops.zeros((2, 3, 9, 9)))", -3, 7),
        (f"{TORCH}nn.MaxPool2d(2)(nn.Conv2d(3, 7, 3)(x))", -3, 7),
        (f"{KERAS}keras.layers.GlobalAveragePooling2D()(keras.layers.Conv2D(7, 1)(x))", -1, 7),
        ("import equinox as eqx\ny = eqx.nn.Conv2d(3, 7, 3, key=jax.random.PRNGKey(0))(jnp.zeros((3, 9, 9)))", -3, 7),
    ],
)
def test_where_the_classes_are(program, axis, units, facts):
    assert facts(program, {"axis": 0, "units": 0, "kind": 0}) == {"axis": axis, "units": units, "kind": "logits"}


def test_one_image_of_equinox_has_no_batch(facts):
    program = "import equinox as eqx\ny = eqx.nn.Conv2d(3, 7, 3, key=jax.random.PRNGKey(0))(jnp.zeros((3, 9, 9)))"
    assert facts(program, {"shape": 0}) == {"shape": (7, 7, 7)}


@pytest.mark.parametrize(
    ("activation", "kind", "axis"), [("softmax", "probabilities", -3), ("sigmoid", "probabilities", -3), ("None", "logits", -3)]
)
def test_segmentation_models_run_their_softmax_over_the_classes(activation, kind, axis, facts):
    activation = activation if activation == "None" else f"'{activation}'"
    program = f"import segmentation_models_pytorch as smp\nnet = smp.Unet('resnet34', classes=4, activation={activation})\ny = net(torch.rand(2, 3, 32, 32))"
    wanted = {"kind": kind, "axis": axis, "units": 4, "axis_fault": None, "shape": (2, 4, 32, 32)}
    assert facts(program, wanted) == wanted


def test_an_unknown_stride_leaves_the_size_open(facts):
    assert facts(f"{TORCH}nn.Conv2d(3, 7, 3, stride=unknown)(x)", {"shape": 0}) == {"shape": (2, 7, None, None)}

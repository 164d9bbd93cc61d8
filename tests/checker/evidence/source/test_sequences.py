"""Layers over time."""

from __future__ import annotations

import pytest

TORCH = "x = torch.rand(2, 5, 3)\n"
KERAS = "x = keras.ops.zeros((2, 5, 3))\n"

SHAPES = [
    (TORCH, "nn.LSTM(3, 7, batch_first=True)(x)[0]", (2, 5, 7)),
    (TORCH, "nn.LSTM(3, 7, batch_first=True, bidirectional=True)(x)[0]", (2, 5, 14)),
    (TORCH, "nn.GRU(3, 7, bidirectional=True)(x)[0]", (2, 5, 14)),
    (TORCH, "nn.LSTM(3, 7, proj_size=4)(x)[0]", (2, 5, 4)),
    (TORCH, "nn.LSTM(3, 7, batch_first=True)(x)[1][0][-1]", (2, 7)),
    (TORCH, "nn.GRU(3, 7)(x)[1][-1]", (5, 7)),
    (TORCH, "nn.RNN(3, 7, batch_first=True)(x)[0][:, -1]", (2, 7)),
    (TORCH, "nn.MultiheadAttention(3, 1, batch_first=True)(x, x, x)[0]", (2, 5, 3)),
    ("x = torch.zeros(2, 5, dtype=torch.long)\n", "nn.Embedding(9, 4)(x)", (2, 5, 4)),
    (KERAS, "keras.layers.LSTM(7)(x)", (2, 7)),
    (KERAS, "keras.layers.GRU(7, return_sequences=True)(x)", (2, 5, 7)),
    (KERAS, "keras.layers.Bidirectional(keras.layers.LSTM(7))(x)", (2, 14)),
    (KERAS, "keras.layers.Bidirectional(keras.layers.LSTM(7), merge_mode='sum')(x)", (2, 7)),
    (KERAS, "keras.layers.Bidirectional(keras.layers.LSTM(7, return_sequences=True))(x)", (2, 5, 14)),
    (KERAS, "keras.layers.TimeDistributed(keras.layers.Dense(4))(x)", (2, 5, 4)),
    (KERAS, "keras.layers.MultiHeadAttention(2, 3)(x, x)", (2, 5, 3)),
    (KERAS, "keras.layers.MultiHeadAttention(2, 3)(x, x, return_attention_scores=True)[0]", (2, 5, 3)),
    ("x = keras.ops.zeros((2, 3))\n", "keras.layers.RepeatVector(6)(x)", (2, 6, 3)),
    ("x = keras.ops.zeros((2, 5))\n", "keras.layers.Embedding(9, 4)(x)", (2, 5, 4)),
    (KERAS, "keras.layers.EinsumDense('abc,cd->abd', output_shape=(None, 4))(x)", (2, None, 4)),
    (KERAS, "keras.layers.EinsumDense('...x,xy->...y', output_shape=4)(x)", (2, 5, 4)),
]


@pytest.mark.parametrize(("given", "program", "shape"), SHAPES, ids=[program for _, program, _ in SHAPES])
def test_shapes(given, program, shape, facts, true):
    assert facts(f"{given}{program}", {"shape": shape}) == {"shape": shape}
    true(f"{given}{program}")


def test_what_a_layer_makes_is_learned(facts):
    for given, program, _ in SHAPES:
        if "Repeat" not in program:
            assert facts(f"{given}{program}", {"learned": True}) == {"learned": True}, program


def test_a_direction_nobody_decided_leaves_the_width_open(facts):
    program = f"{TORCH}nn.LSTM(3, 7, bidirectional=unknown)(x)[0]"
    assert facts(program, {"shape": 0}) == {"shape": (2, 5, None)}


def test_dense_layers_in_time_make_scores(facts):
    wanted = {"kind": "logits", "units": 4, "axis": -1}
    assert facts(f"{KERAS}keras.layers.TimeDistributed(keras.layers.Dense(4))(x)", wanted) == wanted


@pytest.mark.parametrize(
    ("program", "shape", "units"),
    [
        ("import flax.linen as linen\nd = linen.DenseGeneral((4, 6))\ny = d.apply(p, jnp.zeros((2, 3)))", (2, 4, 6), 6),
        ("import equinox as eqx\ny = eqx.nn.Linear(3, 'scalar', key=k)(jnp.zeros(3))", (), 1),
        ("import equinox as eqx\ny = eqx.nn.Linear(3, 5, key=k)(jnp.zeros(3))", (5,), 5),
    ],
)
def test_dense_layers_of_other_shapes(program, shape, units, facts):
    assert facts(program, {"shape": 0, "units": 0, "kind": 0}) == {"shape": shape, "units": units, "kind": "logits"}


TAGGED = """
words = np.random.randint(0, 9, (60, 8))
tags = {tags}
tagger = keras.Sequential([keras.layers.Embedding(9, 4), keras.layers.LSTM(8, return_sequences=True), keras.layers.Dense(5)])
tagger.compile("adam", keras.losses.{loss}(from_logits=True))
tagger.fit(words, tags)
"""


@pytest.mark.parametrize(
    ("tags", "loss", "wanted"),
    [
        ("np.random.randint(0, 5, (60, 8))", "CategoricalCrossentropy", {"FL202"}),
        ("np.random.randint(0, 5, (60, 8))", "SparseCategoricalCrossentropy", set()),
        ("np.eye(5)[np.random.randint(0, 5, (60, 8))]", "CategoricalCrossentropy", set()),
        ("np.eye(5)[np.random.randint(0, 5, (60, 8))]", "SparseCategoricalCrossentropy", {"FL201"}),
    ],
)
def test_a_model_that_says_no_shape_has_the_one_of_what_it_is_fitted_with(tags, loss, wanted, codes):
    assert codes(TAGGED.format(tags=tags, loss=loss)) == wanted

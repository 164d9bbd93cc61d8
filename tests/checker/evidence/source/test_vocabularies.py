"""Layers that know words or borders: the ids and rows that they give, as Keras gives them."""

from __future__ import annotations

import pytest

WORDS = "w = ['a', 'b', 'c']\nx = tf.constant(['c', 'a', 'd'])\n"
LOOKED_UP = {
    "ids": ("StringLookup(vocabulary=w)(x)", {"low": None, "high": 3, "form": "ids", "shape": (3,)}),
    "ids behind the mask": ("StringLookup(vocabulary=w, mask_token='')(x)", {"high": 4, "form": "ids"}),
    "no place for unknown words": ("StringLookup(vocabulary=w, num_oov_indices=0)(x[:2])", {"low": 0, "high": 2, "form": "ids"}),
    "rows": ("StringLookup(vocabulary=w, output_mode='one_hot')(x)", {"form": "one_hot", "shape": (3, 4), "classes": 4}),
    "rows of a column": ("StringLookup(vocabulary=w, output_mode='one_hot')(x[:, None])", {"form": "one_hot", "shape": (3, 4)}),
    "rows have no mask": ("StringLookup(vocabulary=w, mask_token='', output_mode='one_hot')(x)", {"form": "one_hot", "shape": (3, 4)}),
    "several words": (
        "StringLookup(vocabulary=w, output_mode='multi_hot')(tf.constant([['a', 'b'], ['c', 'c']]))",
        {"form": "multi_hot", "shape": (2, 4)},
    ),
    "numbers": ("IntegerLookup(vocabulary=[7, 9])(np.array([9, 7]))", {"high": 2, "form": "ids"}),
    "words that were learned": ("StringLookup()\nl.adapt(np.array(['u', 'v', 'u']))\nl(tf.constant(['v']))", {"low": None, "form": "ids"}),
    "bins": ("Discretization([1.0, 2.0])(np.array([0.0, 1.5, 9.0]))", {"low": 0, "high": 2, "form": "ids"}),
    "rows of bins": ("Discretization([1.0, 2.0], output_mode='one_hot')(np.array([0.0, 1.5, 9.0]))", {"form": "one_hot", "shape": (3, 3)}),
}


@pytest.mark.parametrize("case", LOOKED_UP)
def test_what_a_lookup_gives(case, facts, true):
    made, wanted = LOOKED_UP[case]
    program = f"{WORDS}l = keras.layers.{made}"
    if "\n" not in made:
        program = f"{WORDS}y = keras.layers.{made}"
    assert facts(program, wanted) == wanted
    true(program)


COUNTED = {
    "size": ("l.vocabulary_size()", 4),
    "length": ("len(l.get_vocabulary())", 4),
    "words alone": ("len(l.get_vocabulary(include_special_tokens=False))", 3),
    "set later": ("l.set_vocabulary(['a', 'b'])\nl.vocabulary_size()", 3),
}


@pytest.mark.parametrize("case", COUNTED)
def test_how_much_a_lookup_knows(case, says):
    program, wanted = COUNTED[case]
    assert says(f"l = keras.layers.StringLookup(vocabulary=['a', 'b', 'c'])\n{program}") == wanted


def test_the_way_back_gives_words(read):
    value = read("keras.layers.StringLookup(vocabulary=['a'], invert=True)(np.array([1, 0]))")["y"]
    assert value.strings
    assert value.form is None


ROWS = """\
from keras import layers
rooms = ['bath', 'hall']
lookup = layers.StringLookup(vocabulary=rooms, num_oov_indices=0, output_mode={mode!r})
names = tf.data.Dataset.from_tensor_slices(np.random.choice(rooms, 40)).batch(8).map(lookup)
data = tf.data.Dataset.zip((tf.data.Dataset.from_tensor_slices(np.random.rand(40, 3)).batch(8), names))
model = keras.Sequential([layers.Input((3,)), layers.Dense({units}, activation='softmax')])
model.compile(loss={loss!r})
model.fit(data)
"""


@pytest.mark.parametrize(
    ("mode", "units", "loss", "wanted"),
    [
        ("one_hot", "lookup.vocabulary_size()", "sparse_categorical_crossentropy", {"FL201"}),
        ("one_hot", "lookup.vocabulary_size()", "categorical_crossentropy", set()),
        ("int", "lookup.vocabulary_size()", "categorical_crossentropy", {"FL202"}),
        ("int", "len(lookup.get_vocabulary())", "sparse_categorical_crossentropy", set()),
        ("int", "len(rooms) - 1 or 1", "binary_crossentropy", {"FL106"}),
    ],
)
def test_labels_from_a_lookup(mode, units, loss, wanted, codes):
    assert codes(ROWS.format(mode=mode, units=units, loss=loss)) == wanted


FROM_ONE = """\
words = ["cat", "dog", "bird"]
lookup = keras.layers.StringLookup(vocabulary=words)
y = lookup(["cat", "dog", "bird", "cat"]){less}
net = keras.Sequential([keras.layers.Dense(3, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(tf.random.normal((4, 8)), y)
"""


@pytest.mark.parametrize(("less", "wanted"), [(" - 1", set()), ("", {"FL204"})])
def test_words_that_are_all_known(less, wanted, codes):
    assert codes(FROM_ONE.format(less=less)) == wanted

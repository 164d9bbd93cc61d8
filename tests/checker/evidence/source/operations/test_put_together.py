"""Texts put together from pieces of which one is open: one of several texts, each under its condition."""

import pytest

from fromlogits.checker.evidence.source.values import Choice, Constant

FLAG = "import argparse\nargs = argparse.ArgumentParser().parse_args()\nprefix = '' if args.one_hot else 'sparse_'\n"
TEXTS = [
    "f'{prefix}categorical_crossentropy'",
    "'{}categorical_crossentropy'.format(prefix)",
    "'{p}{c}_crossentropy'.format(p=prefix, c='categorical')",
    "'%scategorical_crossentropy' % prefix",
    "'%s%s_crossentropy' % (prefix, 'categorical')",
    "prefix + 'categorical_crossentropy'",
    "''.join([prefix, 'categorical', '_crossentropy'])",
]


@pytest.mark.parametrize("text", TEXTS)
def test_one_of_two(text, read):
    value = read(FLAG + f"y = {text}")["y"]
    assert isinstance(value, Choice)
    found = {option.value for _, option in value.options if isinstance(option, Constant)}
    assert found == {"categorical_crossentropy", "sparse_categorical_crossentropy"}


WORDS = {
    "'sparse_categorical_crossentropy'[7:]": "categorical_crossentropy",
    "'binary'[::-1]": "yranib",
    "'sparse_categorical'.partition('_')": ("sparse", "_", "categorical"),
    "'a_b_c'.rsplit('_', 1)": ["a_b", "c"],
    "'Binary-Crossentropy'.casefold().replace('-', '_')": "binary_crossentropy",
    "'{kind}_crossentropy'.format_map({'kind': 'binary'})": "binary_crossentropy",
}


@pytest.mark.parametrize("text", WORDS)
def test_methods(text, says):
    assert says(text) == WORDS[text]


DEFAULT = """
import argparse
import keras
parser = argparse.ArgumentParser()
parser.add_argument("--kind", default="sparse_categorical")
args = parser.parse_args()
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(3, activation={act!r})])
net.compile("adam", {loss})
"""


@pytest.mark.parametrize("loss", ["f'{args.kind}_crossentropy'", "args.kind + '_crossentropy'", "'%s_crossentropy' % args.kind"])
@pytest.mark.parametrize(("act", "wanted"), [("softmax", set()), (None, {"FL102"})])
def test_a_word_of_the_command_line_by_default(loss, act, wanted, codes):
    assert codes(DEFAULT.format(act=act, loss=loss)) == wanted


NAMES = {
    "keras.metrics.AUC().name": "auc",
    "keras.metrics.BinaryAccuracy(name='acc').name": "acc",
    "tf.keras.losses.SparseCategoricalCrossentropy().name": "sparse_categorical_crossentropy",
    "keras.layers.Dense(3, name='head').name": "head",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_keras_objects(name, says):
    assert says(name) == NAMES[name]

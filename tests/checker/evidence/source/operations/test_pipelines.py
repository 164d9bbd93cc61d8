"""What a data set of tf.data gives to fit, however it was numbered, cut, flattened, mixed or split."""

import pytest

HEAD = """
import keras
from keras import layers
x = np.random.rand(120, 8)
y = np.random.randint(0, 3, 120)
rows = keras.utils.to_categorical(y, 3)
Dataset = tf.data.Dataset
pairs = Dataset.from_tensor_slices((x, {labels}))
net = keras.Sequential([keras.Input((8,)), layers.Dense(3, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
"""
PIPELINES = {
    "numbered": "net.fit(pairs.enumerate().map(lambda i, pair: pair).batch(8))",
    "numbered in a loop": "for i, (a, b) in pairs.batch(8).enumerate():\n    net.train_on_batch(a, b)",
    "interleaved": "net.fit(Dataset.range(3).interleave(lambda i: pairs).batch(8))",
    "flattened": "net.fit(Dataset.range(3).flat_map(lambda i: pairs).batch(8))",
    "sampled": "net.fit(Dataset.sample_from_datasets([pairs, pairs]).batch(8))",
    "sampled, the old name": "net.fit(tf.data.experimental.sample_from_datasets([pairs, pairs]).batch(8))",
    "chosen": "net.fit(Dataset.choose_from_datasets([pairs, pairs], Dataset.range(2).repeat()).batch(8))",
    "all at once": "net.fit(Dataset.from_tensors((x, {labels})))",
    "of another size": "net.fit(pairs.batch(8).rebatch(4))",
    "by length": "net.fit(pairs.bucket_by_sequence_length(lambda a, b: 8, [4], [8, 8]))",
    "split": "some, others = keras.utils.split_dataset(pairs, left_size=0.8)\nnet.fit(some.batch(8))",
    "arrays split": "some, others = keras.utils.split_dataset((x, {labels}), left_size=0.8)\nnet.fit(some.batch(8))",
    "windows": "w = pairs.window(8, drop_remainder=True).flat_map(lambda a, b: Dataset.zip((a.batch(8), b.batch(8))))\nnet.fit(w)",
    "grouped": "net.fit(pairs.group_by_window(lambda a, b: tf.constant(0, tf.int64), lambda k, d: d.batch(8), window_size=8))",
    "scanned": "net.fit(pairs.scan(0, lambda state, pair: (state + 1, pair)).batch(8))",
    "resampled": "net.fit(pairs.rejection_resample(lambda a, b: 0, [0.5, 0.5]).map(lambda c, pair: pair).batch(8))",
    "evaluated": "net.evaluate(pairs.batch(8))",
}


@pytest.mark.parametrize("way", PIPELINES)
def test_labels_of_a_pipeline(way, codes):
    for labels, wanted in (("rows", {"FL201"}), ("y", set())):
        assert codes((HEAD + PIPELINES[way]).format(labels=labels)) == wanted


FILTERED = """
k, x = np.random.randint(0, 4, 60), np.random.rand(60, 4).astype("float32")
marked = k.copy()
marked[::7] = -1
base = tf.data.Dataset.from_tensor_slices((x, k))
ds = {kept}
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense({units}, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(ds.batch(8))
"""


@pytest.mark.parametrize(
    ("kept", "units", "wanted"),
    [
        ("base", 2, {"FL204"}),
        ("base.filter(lambda a, b: b < 2)", 2, set()),
        ("base.filter(lambda a, b: tf.less(tf.cast(b, tf.int32), 2))", 2, set()),
        ("base.filter(lambda a, b: (b == 0) | (b == 1))", 2, set()),
        ("base.filter(lambda a, b: tf.reduce_any(tf.equal(b, [0, 1])))", 2, set()),
        ("base.take_while(lambda a, b: b < 2)", 2, set()),
        ("base.filter(lambda a, b: b >= 2).map(lambda a, b: (a, b - 2))", 2, set()),
        ("base.filter(lambda a, b: b < 3)", 2, {"FL204"}),
        ("base.filter(lambda a, b: b != 0)", 2, {"FL204"}),
        ("base.filter(lambda a, b: a[0] > 0.5)", 2, {"FL204"}),
        ("tf.data.Dataset.from_tensor_slices({'x': x, 'y': k}).filter(lambda d: d['y'] < 2).map(lambda d: (d['x'], d['y']))", 2, set()),
        ("tf.data.Dataset.from_tensor_slices((x, marked))", 4, {"FL204"}),
        ("tf.data.Dataset.from_tensor_slices((x, marked)).filter(lambda a, b: b >= 0)", 4, set()),
    ],
)
def test_elements_that_a_predicate_leaves(kept, units, wanted, codes):
    assert codes(FILTERED.format(kept=kept, units=units)) == wanted


def test_a_predicate_that_drops_what_is_missing(codes):
    program = """
x, y = np.random.rand(60, 4), (np.random.rand(60) > 0.5).astype("float32")
y[::5] = np.nan
ds = tf.data.Dataset.from_tensor_slices((x, y)).filter(lambda a, b: not tf.math.is_nan(b)).batch(8)
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, activation="sigmoid")])
net.compile("adam", "binary_crossentropy")
net.fit(ds)
"""
    assert codes(program) == set()


TWO = {
    "one behind the other": ("encoded.concatenate(pairs)", {"FL203"}),
    "the other way round": ("pairs.concatenate(encoded)", {"FL203"}),
    "by chance": ("Dataset.sample_from_datasets([encoded, pairs])", {"FL203"}),
    "in batches": ("encoded.batch(8).concatenate(pairs.batch(8)).unbatch()", {"FL203"}),
    "of one form": ("encoded.concatenate(encoded)", set()),
    "encoded in the end": ("pairs.concatenate(pairs).map(lambda a, b: (a, tf.one_hot(b, 3)))", set()),
    "next to what nobody knows": ("encoded.concatenate(unknown)", set()),
    "next to one for testing": ("encoded.concatenate(encoded.take(5))", set()),
}


@pytest.mark.parametrize("two", TWO)
def test_data_sets_of_two_forms(two, codes):
    made, wanted = TWO[two]
    head = HEAD.format(labels="y").replace("sparse_", "")
    assert codes(f"{head}encoded = pairs.map(lambda a, b: (a, tf.one_hot(b, 3)))\nnet.fit({made}.batch(8))\n") == wanted

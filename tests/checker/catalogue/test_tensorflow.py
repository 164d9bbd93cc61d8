"""TensorFlow's table against TensorFlow. What TensorFlow 2 has no more is looked for in `tf.compat.v1`."""

from __future__ import annotations

from typing import Any

import pytest

from fromlogits.checker.catalogue import keras
from fromlogits.checker.catalogue import tensorflow as catalogue
from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry, Op, parameters
from fromlogits.checker.evidence.source.names import canonical
from fromlogits.vocabulary import LabelForm, OutputKind

# Arguments by keyword that only TensorFlow 1 has.
OLDER_KEYWORDS = {
    *(
        "dim",
        "dimension",
        "filter",
        "input_tensor",
        "keep_dims",
        "keep_prob",
        "reduction_indices",
        "squeeze_dims",
        "targets",
        "tensor",
        "value",
    ),
}
# Where TensorFlow writes None and means something else; the tests below show what.
EFFECTIVE = {
    "tensorflow.argmax axis: 0 is None",
    "tensorflow.argmin axis: 0 is None",
    "tensorflow.math.argmax axis: 0 is None",
    "tensorflow.math.argmin axis: 0 is None",
    "tensorflow.compat.v1.arg_max axis: 0 is None",
    "tensorflow.gather axis: 0 is None",
    "tensorflow.get_variable trainable: True is None",
    "tensorflow.compat.v1.get_variable trainable: True is None",
    "tensorflow.count_nonzero keepdims: False is None",
    "tensorflow.compat.v1.count_nonzero keepdims: False is None",
    "tensorflow.linalg.norm keepdims: False is None",
    "tensorflow.math.count_nonzero keepdims: False is None",
    "tensorflow.math.log_softmax axis: -1 is None",
    "tensorflow.math.softmax axis: -1 is None",
    "tensorflow.nn.log_softmax axis: -1 is None",
    "tensorflow.nn.softmax axis: -1 is None",
    "tensorflow.norm keepdims: False is None",
    "tensorflow.one_hot axis: -1 is None",
}
LOOSE = {
    "tensorflow.Variable",  # its metaclass gathers *args
    "tensorflow.compat.v1.count_nonzero",  # its first argument has two names
}


@pytest.fixture(scope="module")
def tf() -> Any:
    import tensorflow as tf

    return tf


def at_home(tf: Any, name: str) -> str:
    """A name, or its address in `tf.compat.v1` where TensorFlow 2 has dropped it."""
    found = tf
    for part in name.split(".")[1:]:
        found = getattr(found, part, None)
    return name if found is not None or not name.startswith("tensorflow.") else name.replace("tensorflow.", "tensorflow.compat.v1.", 1)


def shortened(line: str) -> str:
    """A disagreement without the signature that stands in it."""
    name, _, rest = line.partition("(")
    return f"{name} {rest.rpartition(') ')[2]}"


def test_every_name_and_signature_is_the_librarys(tf, disagreements):
    entries = {
        at_home(tf, name): entry
        for name, entry in catalogue.ENTRIES.items()
        if name not in catalogue.OLDER and getattr(entry, "operation", "") not in {"unknown", "constant"}
    }
    found = {shortened(line) if "(" in line else line for line in disagreements(entries, loose=LOOSE)}
    assert {line for line in found - EFFECTIVE if not line.endswith(tuple(f" {word}: no such keyword" for word in OLDER_KEYWORDS))} == set()


def test_what_is_called_gone_is_gone(disagreements):
    gone = {name: catalogue.ENTRIES[name] for name in catalogue.OLDER}
    missing = {line.removesuffix(" does not exist") for line in disagreements(gone) if line.endswith(" does not exist")}
    assert missing == set(gone)


def test_an_alias_leads_somewhere():
    entries = {**keras.ENTRIES, **catalogue.ENTRIES}
    homes = {".".join(name.split(".")[:length]) for name in entries for length in range(1, 8)} | {"numpy"}
    assert {old: canonical(old) for old in catalogue.ALIASES if canonical(old) not in homes} == {}


@pytest.mark.parametrize(
    ("spelling", "meaning"),
    [
        ("tensorflow.compat.v1.nn.softmax_cross_entropy_with_logits_v2", "tensorflow.nn.softmax_cross_entropy_with_logits"),
        ("tensorflow.compat.v1.losses.sparse_softmax_cross_entropy", "tensorflow.losses.sparse_softmax_cross_entropy"),
        ("tensorflow.losses.SparseCategoricalCrossentropy", "keras.losses.SparseCategoricalCrossentropy"),
        ("tensorflow.metrics.AUC", "keras.metrics.AUC"),
        ("tensorflow.metrics.auc", "tensorflow.metrics.auc"),
        ("tensorflow.metrics.binary_crossentropy", "keras.losses.binary_crossentropy"),
        ("tensorflow.contrib.slim.fully_connected", "tensorflow.contrib.layers.fully_connected"),
        ("tensorflow.contrib.slim.losses.softmax_cross_entropy", "tensorflow.contrib.losses.softmax_cross_entropy"),
        ("tensorflow.compat.v1.layers.dense", "tensorflow.layers.dense"),
        ("tensorflow.layers.Dense", "keras.layers.Dense"),
        ("tensorflow.compat.v1.data.Dataset.batch", "tensorflow.data.Dataset.batch"),
        ("tensorflow.mul", "tensorflow.multiply"),
        ("tensorflow.distribute.experimental.TPUStrategy.run", "tensorflow.distribute.TPUStrategy.run"),
    ],
)
def test_other_addresses_lead_to_the_entry(spelling, meaning):
    assert canonical(spelling) == meaning
    assert meaning in {**keras.ENTRIES, **catalogue.ENTRIES}


@pytest.mark.parametrize("name", ["reduce_mean", "reduce_sum", "argmax", "log", "sigmoid", "equal"])
def test_tf_and_tf_math_agree(name):
    assert catalogue.ENTRIES[f"tensorflow.{name}"] == catalogue.ENTRIES[f"tensorflow.math.{name}"]


# -- what None means


def test_argmax_without_an_axis_takes_the_first(tf):
    assert tf.argmax([[1, 9], [5, 2]]).numpy().tolist() == tf.argmax([[1, 9], [5, 2]], axis=0).numpy().tolist() == [1, 0]


def test_softmax_without_an_axis_takes_the_last(tf):
    scores = tf.constant([[1.0, 2.0, 3.0], [0.0, 5.0, 1.0]])
    for one in (tf.nn.softmax, tf.nn.log_softmax, tf.math.softmax):
        assert one(scores).numpy().tolist() == one(scores, axis=-1).numpy().tolist()


def test_one_hot_without_an_axis_adds_a_last_one_of_floats(tf):
    rows = tf.one_hot([[0, 2]], 3)
    assert (rows.shape, rows.dtype) == ((1, 2, 3), tf.float32)


def test_gather_without_an_axis_takes_rows(tf):
    assert tf.gather([[1, 2], [3, 4]], [1]).numpy().tolist() == [[3, 4]]


def test_a_variable_is_trained_unless_told_otherwise(tf):
    assert tf.Variable(1.0).trainable
    assert not tf.Variable(1.0, trainable=False).trainable


# -- what losses expect

LOGITS = [[2.0, -1.0, 0.3], [-0.5, 0.1, -2.5]]
ROWS = [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
LOSSES = {name: entry for name, entry in catalogue.ENTRIES.items() if isinstance(entry, LossEntry) and name not in catalogue.OLDER}


@pytest.mark.parametrize("name", [name for name, entry in LOSSES.items() if entry.labels])
def test_a_fused_loss_is_the_logarithm_of_its_own_probabilities(tf, name):
    entry = LOSSES[name]
    logits, rows = tf.constant(LOGITS), tf.constant(ROWS)
    labels = tf.argmax(rows, axis=-1) if entry.labels == {LabelForm.CLASS_IDS} else rows
    if entry.family == "multiclass":
        expected = -tf.reduce_sum(rows * tf.math.log(tf.nn.softmax(logits)), axis=-1)
    else:
        chances = tf.sigmoid(logits)
        expected = -(rows * tf.math.log(chances) + (1 - rows) * tf.math.log(1 - chances))
    words = {parameter.canonical: parameter.name for parameter in reversed(parameters(entry.call))}  # the first name of each
    given = logits if entry.expects is OutputKind.LOGITS else tf.sigmoid(logits)
    arguments = {words["labels"]: labels, words["output"]: given} | ({"pos_weight": 1.0} if "pos_weight" in entry.call else {})
    loss = tf
    for part in at_home(tf, name).split(".")[1:]:
        loss = getattr(loss, part)
    value = loss(**arguments)
    assert tf.reduce_mean(value).numpy() == pytest.approx(tf.reduce_mean(expected).numpy(), rel=1e-5)
    assert entry.fused is (entry.expects is OutputKind.LOGITS)


def test_twins_take_each_others_labels():
    for name, entry in catalogue.ENTRIES.items():
        if isinstance(entry, LossEntry) and entry.sparse is not None:
            twin = catalogue.ENTRIES[entry.sparse]
            assert isinstance(twin, LossEntry)
            assert (twin.dense, twin.labels) == (name, {LabelForm.CLASS_IDS})


@pytest.mark.parametrize("name", [name for name, entry in LOSSES.items() if entry.same_shape])
def test_a_loss_of_one_shape_does_not_know_class_ids(name):
    assert LabelForm.CLASS_IDS not in LOSSES[name].labels


def test_contrib_takes_the_logits_first():
    for name in ("softmax_cross_entropy", "sparse_softmax_cross_entropy", "sigmoid_cross_entropy"):
        here, there = (catalogue.ENTRIES[f"tensorflow.{room}.{name}"] for room in ("losses", "contrib.losses"))
        assert isinstance(here, LossEntry)
        assert isinstance(there, LossEntry)
        assert here.call.split()[:2] == there.call.split()[1::-1]


def test_tensorflow_1_ranks_between_nought_and_one(tf):
    entry = catalogue.ENTRIES["tensorflow.metrics.auc"]
    assert isinstance(entry, MetricEntry)
    assert entry.expects is OutputKind.PROBABILITIES
    with tf.Graph().as_default(), pytest.raises(tf.errors.InvalidArgumentError, match="predictions must be in"):
        tf.compat.v1.metrics.auc(labels=[0, 1], predictions=tf.constant([2.0, 3.0]))


# -- data sets


def test_a_data_set_keeps_its_elements_where_the_table_says_so(tf):
    numbers = tf.data.Dataset.range(6)
    more = {"concatenate": (numbers,), "filter": (lambda x: x > 1,), "prefetch": (1,), "shard": (2, 0), "shuffle": (3,), "skip": (1,)}
    more |= {"take": (2,), "take_while": (lambda x: x < 3,), "with_options": (tf.data.Options(),)}
    for name, entry in catalogue.ENTRIES.items():
        method = name.removeprefix("tensorflow.data.Dataset.")
        if isinstance(entry, Op) and entry.operation == "dataset_same" and method in {"cache", "repeat", *more}:
            assert getattr(numbers, method)(*more.get(method, ())).element_spec == numbers.element_spec, name


def test_a_batch_adds_an_axis_and_unbatch_takes_it(tf):
    batched = tf.data.Dataset.range(6).batch(2)
    assert batched.element_spec.shape.rank == 1
    assert batched.unbatch().element_spec.shape.rank == 0

"""What compile is given as metrics: by name, weighted, and as functions and classes that the project wrote."""

from __future__ import annotations

import pytest

HEAD = """\
from keras import layers, metrics, ops
x, t = np.random.rand(40, 6), np.random.randint(0, 2, 40).astype('float32')


def agreed(truth, score):
    return ops.cast(ops.equal(truth, ops.cast(score > {cut}, 'float32')), 'float32')


class Agreed(metrics.Mean):
    def update_state(self, truth, score, sample_weight=None):
        super().update_state(agreed(truth, score))


class Wrapped(metrics.MeanMetricWrapper):
    def __init__(self):
        super().__init__(agreed, name='agreed')


model = keras.Sequential([layers.Input((6,)), layers.Dense(1)])
model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), {given})
model.fit(x, t{column})
"""
CUT = {
    "a function": "metrics=[agreed]",
    "a lambda": "metrics=[lambda t, s: agreed(t, s)]",
    "a wrapped function": "metrics=[metrics.MeanMetricWrapper(agreed)]",
    "a class": "metrics=[Agreed()]",
    "a class around a function": "metrics=[Wrapped()]",
    "among others": "metrics=['mse', agreed]",
    "weighted": "weighted_metrics=[agreed]",
    "by themselves": "metrics={'dense': [agreed]}",
}


@pytest.mark.parametrize("given", CUT.values(), ids=CUT)
def test_a_metric_of_the_project_cuts_scores(given, codes):
    assert codes(HEAD.format(given=given, cut=0.5, column="[:, None]")) == {"FL502"}
    assert codes(HEAD.format(given=given, cut=0.0, column="[:, None]")) == set()


def test_keras_does_not_align_labels_for_a_metric(codes):
    assert codes(HEAD.format(given="metrics=[agreed]", cut=0.0, column="")) == {"FL301"}


NAMED = {
    "weighted": ("weighted_metrics=['accuracy']", {"FL501"}),
    "both": ("metrics=[metrics.BinaryAccuracy(threshold=0)], weighted_metrics=['accuracy']", {"FL501"}),
    "no cut": ("metrics=[metrics.BinaryAccuracy(threshold=None)]", set()),
    "the cut that None stands for": ("metrics=[metrics.Precision(thresholds=None)]", {"FL501"}),
    "weighted, at the right cut": ("weighted_metrics=[metrics.BinaryAccuracy(threshold=0)]", set()),
    "wrapped": ("metrics=[metrics.MeanMetricWrapper(metrics.binary_accuracy)]", {"FL501"}),
    "none": ("weighted_metrics=None", set()),
}


@pytest.mark.parametrize("case", NAMED)
def test_a_metric_of_keras_cuts_scores(case, codes):
    given, wanted = NAMED[case]
    assert codes(HEAD.format(given=given, cut=0.0, column="[:, None]")) == wanted


def test_a_wrapped_function_is_updated(codes):
    program = HEAD.format(given="metrics=None", cut=0.5, column="[:, None]")
    assert codes(program + "m = metrics.MeanMetricWrapper(agreed)\nm.update_state(t[:, None], model(x))\n") == {"FL502"}
    assert codes(program + "m = metrics.MeanMetricWrapper(agreed)\nm(t[:, None], model(x))\n") == {"FL502"}
    assert codes(program + "m = metrics.MeanMetricWrapper(agreed)\nm(t[:, None], ops.sigmoid(model(x)))\n") == set()


OWN = """
x, t = np.random.rand(40, 6), np.random.randint(0, 2, (40, 1)).astype("float32")
class Own(keras.losses.Loss):
    def call(self, truth, score):
        return {loss}
def own(truth, score):
    return {loss}
model = keras.Sequential([keras.layers.Input((6,)), keras.layers.Dense(1, activation={activation!r})])
model.compile(loss={given}, metrics=[{metric}])
model.fit(x, t)
"""
WEIGHTED = "tf.nn.weighted_cross_entropy_with_logits(truth, score, 3.0)"
PLAIN = "keras.losses.binary_crossentropy(truth, score, from_logits=True)"
ACCURACIES = [
    (WEIGHTED, None, "own", "'accuracy'", {"FL501"}),
    (PLAIN, None, "Own()", "'accuracy'", {"FL501"}),
    (f"tf.reduce_mean({PLAIN}) + 0.1", None, "lambda a, b: own(a, b)", "'acc'", {"FL501"}),
    (WEIGHTED, None, "own", "keras.metrics.BinaryAccuracy(threshold=0.0)", set()),
    ("keras.losses.binary_crossentropy(truth, score)", "sigmoid", "own", "'accuracy'", set()),
    ("keras.ops.square(truth - score)", None, "own", "'accuracy'", set()),
    (PLAIN, None, "own", "'binary_accuracy', keras.metrics.Recall()", {"FL501"}),
    ("keras.ops.square(truth - score)", None, "own", "'binary_accuracy', keras.metrics.Recall()", set()),
    ("keras.losses.binary_crossentropy(truth, keras.ops.sigmoid(score))", None, "own", "'binary_accuracy'", {"FL501"}),
    ("keras.ops.square(truth - keras.ops.sigmoid(score))", None, "own", "keras.metrics.AUC()", {"FL501"}),
    ("keras.ops.square(truth - keras.ops.sigmoid(score))", None, "own", "keras.metrics.BinaryAccuracy(threshold=0.0)", set()),
    ("keras.ops.square(truth - score * keras.ops.sigmoid(2.0 * score))", None, "own", "'binary_accuracy'", set()),
    ("keras.ops.square(truth - score)", None, "'mse'", "'binary_accuracy'", set()),  # drawn to 0 and 1, which a half parts
    ("keras.ops.square(truth - score)", None, "'mae'", "keras.metrics.BinaryAccuracy(), keras.metrics.AUC()", set()),
    ("keras.ops.square(truth - score)", None, "keras.losses.Huber()", "keras.metrics.Precision()", set()),
]


@pytest.mark.parametrize(("loss", "activation", "given", "metric", "wanted"), ACCURACIES)
def test_accuracy_beside_a_loss_of_ones_own(loss, activation, given, metric, wanted, codes):
    assert codes(OWN.format(loss=loss, activation=activation, given=given, metric=metric)) == wanted

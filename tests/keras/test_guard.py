"""What the guard tells of Keras programs, on the backend that KERAS_BACKEND names."""

import contextlib
import inspect

import keras
import numpy as np
import pytest
from keras import layers, ops

from fromlogits.checker.guard.keras import install
from fromlogits.checker.guard.watch import BrokenContractError, Watch

BACKEND = keras.backend.backend()
RNG = np.random.default_rng(0)
X = RNG.normal(size=(96, 6)).astype("float32")
IDS = RNG.integers(0, 3, 96)
ROWS = np.eye(3, dtype="float32")[IDS]
FLAGS = (IDS > 0).astype("float32")


@contextlib.contextmanager
def guarded(on_finding="warn"):
    watch = Watch(on_finding, 2)
    watch.tell = lambda finding: None
    uninstall = install(watch)
    try:
        yield watch
    finally:
        uninstall()
    assert watch.faults == []


def net(units=3, activation=None, **options):
    return keras.Sequential([keras.Input((6,)), layers.Dense(units, activation=activation, **options)])


def found(watch):
    return sorted({finding.code for finding in watch.findings})


def trained(model, loss, x, y, metrics=None, fit=None, **options):
    with guarded() as watch:
        model.compile("sgd", loss, metrics=metrics, **options)
        with contextlib.suppress(Exception):  # what Keras or its backend says of labels that it cannot take
            model.fit(x, y, batch_size=32, verbose=0, **(fit or {}))
    return found(watch)


SPARSE, DENSE, BINARY = (
    keras.losses.SparseCategoricalCrossentropy, keras.losses.CategoricalCrossentropy, keras.losses.BinaryCrossentropy,
)  # fmt: skip


@pytest.mark.parametrize(
    ("model", "loss", "labels", "metrics", "expected"),
    [
        (lambda: net(activation="softmax"), lambda: SPARSE(from_logits=True), IDS, None, ["FL101"]),
        (net, lambda: "sparse_categorical_crossentropy", IDS, ["accuracy"], ["FL102"]),
        (net, lambda: keras.losses.categorical_crossentropy, ROWS, None, ["FL102"]),
        (lambda: net(activation="log_softmax"), DENSE, ROWS, None, ["FL103"]),
        (lambda: net(1, "softmax"), BINARY, FLAGS[:, None], None, ["FL106"]),
        (lambda: net(activation="sigmoid"), DENSE, ROWS, None, ["FL107"]),
        (lambda: net(activation="relu"), lambda: SPARSE(from_logits=True), IDS, None, ["FL108"]),
        (lambda: net(activation="softmax"), lambda: "sparse_categorical_crossentropy", ROWS, None, ["FL201"]),
        (lambda: net(activation="softmax"), lambda: "categorical_crossentropy", IDS, None, ["FL202"]),
        (lambda: net(activation="softmax"), lambda: "sparse_categorical_crossentropy", IDS + 1, None, ["FL204"]),
        (lambda: net(1, "sigmoid"), lambda: "binary_crossentropy", 2 * FLAGS - 1, None, ["FL204"]),
        (lambda: net(activation="softmax"), lambda: "sparse_categorical_crossentropy", np.array(["a", "b", "c"])[IDS], None, ["FL205"]),
        (lambda: net(activation="softmax"), DENSE, np.where(ROWS > 0, np.nan, ROWS), None, ["FL205"]),
        (lambda: net(activation="softmax"), DENSE, 2 * ROWS, None, ["FL206"]),
        (lambda: net(1), lambda: BINARY(from_logits=True), FLAGS, ["accuracy"], ["FL501"]),
        (lambda: net(1), lambda: BINARY(from_logits=True), FLAGS, [keras.metrics.AUC()], ["FL501"]),
        (lambda: net(activation="softmax"), lambda: "sparse_categorical_crossentropy", IDS, ["categorical_accuracy"], ["FL503"]),
        # and those that agree
        (lambda: net(activation="softmax"), lambda: "sparse_categorical_crossentropy", IDS, ["accuracy"], []),
        (net, lambda: SPARSE(from_logits=True), IDS[:, None], ["accuracy", "sparse_top_k_categorical_accuracy"], []),
        (lambda: net(activation="softmax"), lambda: "crossentropy", ROWS, ["acc", "crossentropy"], []),
        (lambda: net(1), lambda: BINARY(from_logits=True), FLAGS, [keras.metrics.BinaryAccuracy(threshold=0.0)], []),
        (lambda: net(1), lambda: "mse", FLAGS, ["mae", "accuracy"], []),
        (net, lambda: SPARSE(from_logits=True, ignore_class=-1), np.where(IDS == 0, -1, IDS), None, []),
    ],
)  # fmt: skip
def test_compile_and_fit(model, loss, labels, metrics, expected):
    assert trained(model(), loss(), X, labels, metrics) == expected


def test_it_stands_at_the_argument_of_compile():
    model = net(activation="softmax")
    with guarded() as watch:
        model.compile(
            optimizer="sgd",
            loss=SPARSE(from_logits=True),
        )
        line = inspect.currentframe().f_lineno - 2
        model.fit(X, IDS + 1, verbose=0) if BACKEND == "jax" else model.fit(X, IDS, verbose=0)
    (finding, *_) = watch.findings
    assert (finding.where.row, finding.where.column) == (line, 18)
    assert "SPARSE(from_logits=True)" in finding.message
    assert "Dense(3, activation='softmax')" in finding.message


def test_every_output_with_its_own_loss():
    given = keras.Input((6,))
    model = keras.Model(
        given, {"one": layers.Dense(1, name="one")(given), "many": layers.Dense(3, activation="softmax", name="many")(given)}
    )
    with guarded() as watch:
        model.compile(
            "sgd",
            loss={
                "one": BINARY(from_logits=True),
                "many": SPARSE(from_logits=True),
            },
            metrics={"one": ["accuracy"], "many": ["accuracy"]},
        )
        model.fit(X, {"one": FLAGS, "many": IDS}, verbose=0)
    assert sorted((finding.code, finding.where.column) for finding in watch.findings) == [("FL101", 25), ("FL501", 30)]


def test_lists_of_losses():
    given = keras.Input((6,))
    model = keras.Model(given, [layers.Dense(3, name="a")(given), layers.Dense(3, name="b")(given)])
    assert trained(model, [SPARSE(from_logits=True), "sparse_categorical_crossentropy"], X, [IDS, IDS]) == ["FL102"]
    assert trained(model, [SPARSE(from_logits=True), SPARSE(from_logits=True)], X, [IDS, IDS]) == []


class Own(keras.Model):
    def __init__(self, final=None):
        super().__init__()
        self.dense = layers.Dense(3)
        self.final = final

    def call(self, x):
        scores = self.dense(x)
        return scores if self.final is None else self.final(scores)


def test_models_without_a_graph_of_layers():
    assert trained(Own(ops.softmax), SPARSE(from_logits=True), X, IDS) == ["FL101"]
    assert trained(Own(), SPARSE(), X, IDS) == ["FL102"]
    assert trained(Own(ops.softmax), SPARSE(), X, IDS) == []
    assert trained(Own(), SPARSE(from_logits=True), X, IDS) == []


def test_rows_that_do_not_count():
    marked = np.where(IDS == 0, -1, IDS)
    weight = (marked >= 0).astype("float32")
    assert trained(net(), SPARSE(from_logits=True), X, np.maximum(marked, 0), fit={"sample_weight": weight}) == []
    model = net(activation="softmax")
    rows = np.where(weight[:, None] > 0, ROWS, 7.0)
    assert trained(model, DENSE(), X, rows, fit={"sample_weight": weight}) == []
    assert trained(model, DENSE(), X, rows) == ["FL206"]


def test_places_under_a_mask():
    words = RNG.integers(0, 4, (96, 5))
    tags = np.where(words == 0, -7, RNG.integers(0, 3, (96, 5)))
    model = keras.Sequential([layers.Embedding(4, 8, mask_zero=True), layers.Dense(3)])
    with guarded() as watch:
        model.compile("sgd", SPARSE(from_logits=True))
        with contextlib.suppress(Exception):  # TensorFlow and torch refuse the label, masked or not
            model.fit(words, tags, verbose=0)
    assert found(watch) == []


def test_a_loss_of_its_own():
    def weighted(y_true, y_pred):
        return 2 * keras.losses.sparse_categorical_crossentropy(y_true, y_pred, from_logits=True)

    assert trained(net(activation="softmax"), weighted, X, IDS) == ["FL101"]
    assert trained(net(), weighted, X, IDS) == []


def test_a_step_of_its_own():
    class Tempered(Own):
        def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
            return super().compute_loss(x, y, ops.softmax(y_pred / 2), sample_weight)

    assert trained(Tempered(), SPARSE(), X, IDS) == []
    assert trained(Tempered(), SPARSE(from_logits=True), X, IDS) == ["FL101"]

    class Swapped(Own):
        def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
            return ops.mean(keras.losses.categorical_crossentropy(y_pred, y))

    assert trained(Swapped(ops.softmax), None, X, ROWS) == ["FL303"]


@pytest.mark.parametrize("options", [{"run_eagerly": True}, {"jit_compile": True}])
def test_however_it_is_compiled(options):
    assert trained(net(activation="softmax"), SPARSE(from_logits=True), X, IDS, **options) == ["FL101"]


def test_half_precision():
    keras.config.set_dtype_policy("mixed_float16")
    try:
        assert trained(net(activation="softmax"), SPARSE(), X, IDS) == ["FL402"]
        assert trained(net(), SPARSE(from_logits=True), X, IDS) == []
        assert trained(net(activation="softmax", dtype="float32"), SPARSE(), X, IDS) == []
    finally:
        keras.config.set_dtype_policy("float32")


def test_losses_and_metrics_by_hand():
    scores = ops.convert_to_tensor(3 * RNG.normal(size=(32, 3)).astype("float32"))
    with guarded() as watch:
        for _ in range(3):
            SPARSE()(IDS[:32], scores)
            keras.losses.binary_crossentropy(ROWS[:32], ops.softmax(scores), from_logits=True)
            keras.metrics.BinaryAccuracy().update_state(ROWS[:32], scores)
            keras.metrics.CategoricalAccuracy().update_state(IDS[:32], scores)
            SPARSE(from_logits=True)(IDS[:32], scores)
    assert [finding.code for finding in watch.findings] == ["FL102", "FL101", "FL107", "FL501", "FL503"]


def test_it_stops_at_the_line_of_the_program():
    with guarded("stop"):
        model = net(activation="softmax")
        model.compile("sgd", SPARSE(from_logits=True))
        before = model.get_weights()
        with pytest.raises(BrokenContractError, match="FL101 probabilities-as-logits: softmax output reaches a loss that expects logits"):
            model.fit(X, IDS, verbose=0)
        assert all((one == other).all() for one, other in zip(before, model.get_weights(), strict=True))


def test_what_keras_says_itself_is_heard():
    def failing():
        model = net()
        model.compile("sgd", SPARSE(from_logits=True))
        model.fit(X, IDS[:10], verbose=0)

    with pytest.raises(ValueError, match=r"same batch size|same number|cardinality") as plain:
        failing()
    with guarded(), pytest.raises(ValueError, match=r"same batch size|same number|cardinality") as watched:
        failing()
    assert str(watched.value) == str(plain.value)


def test_only_the_first_batches_are_looked_at():
    with guarded() as watch:
        model = net()
        model.compile("sgd", SPARSE(from_logits=True))
        for _ in range(5):
            model.fit(X, IDS, verbose=0)
        assert not hasattr(model.train_function, "__fromlogits__")
    (site,) = watch.sites.values()
    assert site.looks == 2

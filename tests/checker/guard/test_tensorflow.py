from __future__ import annotations

import pytest

import fromlogits as fl

tf = pytest.importorskip("tensorflow")
LABELS = tf.range(64) % 5


@pytest.fixture
def watch():
    with fl.guard(on_finding="warn") as found:
        found.tell = lambda _finding: None
        yield found


def scores():
    return tf.random.stateless_normal((64, 5), (0, 0))


def codes(watch):
    return [finding.code for finding in watch.findings]


def test_every_function_is_again_what_it_was():
    functions = [tf.nn.softmax_cross_entropy_with_logits, tf.nn.sigmoid_cross_entropy_with_logits, tf.compat.v1.losses.log_loss]
    before = [function.__code__ for function in functions]
    with fl.guard():
        assert all(function.__code__ is not code for function, code in zip(functions, before, strict=True))
    assert [function.__code__ for function in functions] == before


def test_eagerly(watch):
    tf.nn.sparse_softmax_cross_entropy_with_logits(LABELS, scores())
    assert codes(watch) == []
    tf.nn.sparse_softmax_cross_entropy_with_logits(LABELS, tf.nn.softmax(scores()))
    assert codes(watch) == ["FL101"]
    tf.nn.sigmoid_cross_entropy_with_logits(tf.fill((64, 1), 2.0), scores()[:, :1])
    assert codes(watch) == ["FL101", "FL204"]


def test_in_a_graph_the_output_s_maker_is_told(watch):
    @tf.function
    def step(x, y):
        return tf.nn.sparse_softmax_cross_entropy_with_logits(y, tf.nn.softmax(x))

    for _ in range(3):
        step(scores(), LABELS)
    (finding,) = watch.findings
    assert (finding.code, finding.confidence.value) == ("FL101", "proof")
    assert finding.where.row == step.python_function.__code__.co_firstlineno + 2
    assert not watch.faults


def test_right_in_a_graph(watch):
    @tf.function
    def step(x, y):
        return tf.nn.softmax_cross_entropy_with_logits(tf.one_hot(y, 5), x)

    step(scores(), LABELS)
    assert codes(watch) == []
    assert not watch.faults


def test_losses_of_tensorflow_1(watch):
    tf.compat.v1.losses.log_loss(tf.cast(LABELS > 2, tf.float32), 5 * scores()[:, 0])
    assert codes(watch) == ["FL102"]

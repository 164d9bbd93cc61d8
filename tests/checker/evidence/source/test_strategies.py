"""Training steps that a strategy of `tf.distribute` runs."""

from __future__ import annotations

import pytest

PROGRAM = """
    import numpy as np
    import tensorflow as tf

    x, ids = np.random.rand(64, 4), np.random.randint(0, 3, 64)
    strategy = tf.distribute.{strategy}
    batches = strategy.experimental_distribute_dataset(tf.data.Dataset.from_tensor_slices((x, {labels})).batch(8))
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(3)])
        criterion = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="none")

    def step(inputs):
        a, b = inputs
        return criterion(b, model(a, training=True))

    @tf.function
    def everywhere(batch):
        return strategy.{run}(step, args=(batch,))

    for batch in batches:
        everywhere(batch)
"""


@pytest.mark.parametrize("run", ["run", "experimental_run_v2"])
@pytest.mark.parametrize("strategy", ["MirroredStrategy()", "get_strategy()", "experimental.TPUStrategy(cluster)"])
def test_a_step_is_given_what_the_strategy_hands_on(codes, strategy, run):
    assert codes(PROGRAM.format(strategy=strategy, run=run, labels="ids")) == set()
    assert codes(PROGRAM.format(strategy=strategy, run=run, labels="tf.one_hot(ids, 3)")) == {"FL201"}

"""Models called with their weights beside them: Keras's stateless methods, torch.func."""

from __future__ import annotations

from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

KERAS = """
    import jax
    import jax.numpy as jnp
    import keras

    x, y = jnp.ones((5, 4)), jnp.zeros(5, int)
    model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(3, activation=ACTIVATION)])
    loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
"""
TORCH = """
    import torch
    from torch.func import functional_call, grad, grad_and_value, vmap

    x, y = torch.ones(5, 4), torch.zeros(5, dtype=torch.long)
    last = torch.nn.Softmax(dim=-1) if ACTIVATION else torch.nn.Identity()
    model = torch.nn.Sequential(torch.nn.Linear(4, 3), last)
    weights = dict(model.named_parameters())
"""
PROGRAMS = {
    "weights and state by position": f"""{KERAS}
    def compute(weights, state, x, y):
        out, state = model.stateless_call(weights, state, x, training=True)
        return loss_fn(y, out), state

    jax.value_and_grad(compute, has_aux=True)(model.trainable_variables, model.non_trainable_variables, x, y)
    """,
    "weights and state by name": f"""{KERAS}
    def compute(weights):
        out, state = model.stateless_call(trainable_variables=weights, non_trainable_variables=[], inputs=x)
        return loss_fn(y, out)

    jax.grad(compute)(model.trainable_variables)
    """,
    "with the losses of the layers": f"""{KERAS}
    out, state, losses = model.stateless_call(model.trainable_variables, [], x, return_losses=True)
    loss_fn(y, out)
    """,
    "a layer by itself": f"""{KERAS}
    layer = keras.layers.Dense(3, activation=ACTIVATION)
    out, state = layer.stateless_call(layer.trainable_variables, [], x)
    loss_fn(y, out)
    """,
    "a model of the project": f"""{KERAS}
    class Net(keras.Model):
        def __init__(self):
            super().__init__()
            self.head = keras.layers.Dense(3)

        def call(self, x):
            return keras.activations.get(ACTIVATION)(self.head(x)) if ACTIVATION else self.head(x)

    net = Net()
    out, _ = net.stateless_call(net.trainable_variables, [], x)
    loss_fn(y, out)
    """,
    "a call with other weights": f"""{TORCH}
    def compute(weights, x, y):
        return torch.nn.functional.cross_entropy(functional_call(model, weights, (x,)), y)

    grad(compute)(weights, x, y)
    """,
    "one argument without a tuple, and the value behind the gradient": f"""{TORCH}
    def compute(weights, x, y):
        out = functional_call(model, weights, x)
        return torch.nn.functional.cross_entropy(out, y)

    gradient, loss = grad_and_value(compute)(weights, x, y)
    """,
    "a row at a time": f"""{TORCH}
    def compute(weights, x, y):
        out = functional_call(model, (weights, {{}}), (x.unsqueeze(0),))
        return torch.nn.functional.cross_entropy(out, y.unsqueeze(0))

    vmap(grad(compute), in_dims=(None, 0, 0))(weights, x, y)
    """,
}


def codes(program: str, tmp_path) -> list[str]:
    (tmp_path / "program.py").write_text(dedent(program))
    return [finding.code for finding in check([str(tmp_path)], Settings()).findings]


@pytest.mark.parametrize(("activation", "wanted"), [("'softmax'", ["FL101"]), ("None", [])])
@pytest.mark.parametrize("kind", PROGRAMS)
def test_what_a_stateless_call_gives(kind, activation, wanted, tmp_path):
    assert codes(PROGRAMS[kind].replace("ACTIVATION", activation), tmp_path) == wanted


@pytest.mark.parametrize(("units", "wanted"), [("", ["FL501"]), (", activation='sigmoid'", [])])
def test_a_metric_with_its_state_beside_it(units, wanted, tmp_path):
    program = f"""
    import keras
    from jax import numpy as jnp

    x, y = jnp.ones((5, 4)), jnp.zeros((5, 1))
    model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1{units})])
    loss_fn = keras.losses.BinaryCrossentropy(from_logits={not units})
    accuracy = keras.metrics.BinaryAccuracy()
    out, state = model.stateless_call(model.trainable_variables, [], x)
    loss_fn(y, out)
    accuracy.stateless_update_state(accuracy.variables, y, out)
    """
    assert codes(program, tmp_path) == wanted


@pytest.mark.parametrize(("labels", "wanted"), [("jnp.ones(5, int) * 3", ["FL204"]), ("jnp.ones(5, int) * 2", [])])
def test_the_loss_of_compile_with_labels_that_come_later(labels, wanted, tmp_path):
    program = f"""{KERAS}
    model.compile("adam", loss="sparse_categorical_crossentropy")
    y = {labels}
    out, state = model.stateless_call(model.trainable_variables, [], x)
    loss, _ = model.stateless_compute_loss(model.trainable_variables, [], [], x=x, y=y, y_pred=out)
    """
    assert codes(program.replace("ACTIVATION", "'softmax'"), tmp_path) == wanted

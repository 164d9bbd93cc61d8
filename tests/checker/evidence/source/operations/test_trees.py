"""Models that are split and merged, kept in records, made from functions."""

from __future__ import annotations

import pytest

SCORES = {"kind": "logits", "units": 3, "shape": (6, 3)}
LINEN = """\
import flax.linen as linen
from flax.training import train_state

class Net(linen.Module):
    @linen.compact
    def __call__(self, x):
        return linen.Dense(3)(x)

model = Net()
x = jnp.ones((6, 4))
params = model.init(jax.random.PRNGKey(0), x)
"""


def test_a_record_calls_the_method_it_was_given(facts):
    program = (
        f"{LINEN}state = train_state.TrainState.create(apply_fn=model.apply, params=params, tx=None)\ny = state.apply_fn(state.params, x)\n"
    )
    assert facts(program, SCORES) == SCORES


def test_a_record_stays_itself_after_a_step(facts):
    program = f"{LINEN}state = train_state.TrainState.create(apply_fn=model.apply, params=params, tx=None)\nstate = state.apply_gradients(grads=params)\ny = state.apply_fn(state.params, x)\n"
    assert facts(program, SCORES) == SCORES


def test_fields_of_a_project_s_own_record(facts):
    program = f"""{LINEN}
class State(train_state.TrainState):
    counts: object

state = State.create(apply_fn=model.apply, params=params, tx=None, counts=jnp.arange(4))
state = state.replace(counts=state.counts + 1)
y = state.counts
"""
    assert facts(program, {"low": 0, "high": 0}) == {"low": 1, "high": 4}


def test_a_partitioned_model_is_put_together_again(facts):
    program = """\
import equinox as eqx
model = eqx.nn.Linear(4, 3, key=jax.random.PRNGKey(0))
params, static = eqx.partition(model, eqx.is_array)
y = jax.vmap(eqx.combine(params, static))(jnp.ones((6, 4)))
"""
    assert facts(program, SCORES) == SCORES


def test_a_split_module_is_merged_again(facts):
    program = """\
from flax import nnx
model = nnx.Linear(4, 3, rngs=nnx.Rngs(0))
graph, params, rest = nnx.split(model, nnx.Param, ...)
y = nnx.merge(graph, params, rest)(jnp.ones((6, 4)))
"""
    assert facts(program, SCORES) == SCORES


def test_a_transformed_function_takes_parameters_and_a_key(facts):
    haiku = "import haiku as hk\n\ndef f(x):\n    return hk.Linear(3)(x)\n\nx = jnp.ones((6, 4))\nkey = jax.random.PRNGKey(0)\n"
    ways = [
        "net = hk.transform(f)\nparams = net.init(key, x)\ny = net.apply(params, key, x)\n",
        "net = hk.without_apply_rng(hk.transform(f))\ny = net.apply(net.init(key, x), x)\n",
        "net = hk.transform_with_state(f)\nparams, state = net.init(key, x)\ny, state = net.apply(params, state, key, x)\n",
        "init, apply = hk.transform(f)\ny = apply(init(key, x), key, x)\n",
    ]
    for way in ways:
        assert facts(haiku + way, SCORES) == SCORES, way


PRIVATE = """
from opacus import PrivacyEngine
engine = PrivacyEngine()
model = nn.Linear(4, 3)
{made}
y = model(torch.ones(6, 4))
"""


@pytest.mark.parametrize(
    "made",
    [
        "model, optimizer, loader = engine.make_private(module=model, optimizer=optimizer, data_loader=loader, noise_multiplier=1.0)",
        "model, _, _ = engine.make_private_with_epsilon(module=model, optimizer=optimizer, data_loader=loader, target_epsilon=8)",
        "model, _, loss, _ = engine.make_private(module=model, optimizer=optimizer, data_loader=loader, grad_sample_mode='ghost')",
        "from backpack import extend\nmodel = extend(model)",
    ],
)
def test_a_model_that_trains_in_private_is_the_same(made, facts):
    assert facts(PRIVATE.format(made=made), SCORES) == SCORES


def test_a_launcher_hands_back_what_it_is_given(facts):
    program = """\
from accelerate import Accelerator
model = nn.Linear(4, 3)
model, loader = Accelerator().prepare(model, [torch.ones(6, 4)])
y = model(loader[0])
"""
    assert facts(program, SCORES) == SCORES
    assert (
        facts("from accelerate import Accelerator\nmodel = Accelerator().prepare(nn.Linear(4, 3))\ny = model(torch.ones(6, 4))", SCORES)
        == SCORES
    )

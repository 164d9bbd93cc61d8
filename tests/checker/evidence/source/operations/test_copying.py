"""Copies: changed without changing what they were made of."""

from __future__ import annotations

import pytest

SAID = {
    "a dictionary": ("a = {'k': 1}\nb = copy.copy(a)\nb['k'] = 2\n(a['k'], b['k'])", (1, 2)),
    "a list": ("a = [1]\nb = copy.copy(a)\nb.append(2)\n(a, b)", ([1], [1, 2])),
    "what is inside stays the same": ("a = {'k': {'n': 1}}\nb = copy.copy(a)\nb['k']['n'] = 2\na['k']['n']", 2),
    "to the bottom": ("a = {'k': {'n': [1]}}\nb = copy.deepcopy(a)\nb['k']['n'].append(2)\n(a['k']['n'], b['k']['n'])", ([1], [1, 2])),
    "a thing once": ("n = [1]\nb = copy.deepcopy({'p': n, 'q': n})\nb['p'].append(2)\nb['q']", [1, 2]),
    "an object": (
        "class C:\n    def __init__(self):\n        self.loss = ['a']\n\n\na = C()\nb = copy.deepcopy(a)\nb.loss.append('b')\nb.n = 3\n(a.loss, b.loss, b.n)",
        (["a"], ["a", "b"], 3),
    ),
    "a thing in itself": ("a = {'n': 1}\na['me'] = a\nb = copy.deepcopy(a)\nb['me']['n'] = 2\n(a['n'], b['n'])", (1, 2)),
    "a member of an enumeration": ("import enum\n\n\nclass E(enum.Enum):\n    A = 1\n\n\ncopy.deepcopy({E.A: 5})[E.A]", 5),
}


@pytest.mark.parametrize("case", SAID)
def test_a_copy_is_another(case, says):
    program, wanted = SAID[case]
    assert says(f"import copy\n{program}") == wanted
    names = {}
    exec("\n".join(["import copy", *program.splitlines()[:-1], f"y = {program.splitlines()[-1]}"]), names)  # noqa: S102 it stands here
    assert names["y"] == wanted


CLONED = """\
import copy
from keras import layers
x, ids = np.random.rand(40, 6), np.random.randint(0, 3, 40)
rows = keras.utils.to_categorical(ids, 3)
model = keras.Sequential([layers.Input((6,)), layers.Dense(3, activation='softmax')])
model.compile(loss='categorical_crossentropy')
model.fit(x, rows)
"""
MODELS = {
    "labels of its own": ("b.compile(loss='sparse_categorical_crossentropy')\nb.fit(x, ids)\nmodel.evaluate(x, rows)", set()),
    "a loss of its own": ("b.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))\nb.fit(x, rows)", {"FL101"}),
    "layers of its own": ("b.add(layers.Dense(2))\nmodel.compile(loss='categorical_crossentropy')\nmodel.fit(x, rows)", set()),
}


@pytest.mark.parametrize("case", MODELS)
@pytest.mark.parametrize("way", ["keras.models.clone_model", "copy.deepcopy"])
def test_a_model_and_its_copy(case, way, codes):
    program, wanted = MODELS[case]
    assert codes(f"{CLONED}b = {way}(model)\n{program}\n") == wanted


SWITCHED = """\
import equinox as eqx


class Net(eqx.Module):
    last: eqx.nn.Linear
    inference: bool = False

    def __call__(self, x):
        return jax.nn.softmax(self.last(x)) if self.inference else self.last(x)


net = Net(eqx.nn.Linear(3, 4, key=jax.random.key(0)))
serving = eqx.nn.inference_mode(net)
again = eqx.nn.inference_mode(serving, value=False)
x, t = jnp.ones((8, 3)), jnp.zeros(8, int)
"""


@pytest.mark.parametrize(("name", "wanted"), [("net", set()), ("serving", {"FL101"}), ("again", set())])
def test_a_copy_that_is_not_trained(name, wanted, codes):
    assert codes(f"{SWITCHED}optax.softmax_cross_entropy_with_integer_labels(jax.vmap({name})(x), t)") == wanted

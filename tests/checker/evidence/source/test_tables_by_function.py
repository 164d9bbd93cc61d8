"""Tables changed column by column by a function of the program's."""

from __future__ import annotations

import pytest

WRONG = {
    "series": (
        """\
import pandas as pd
people = pd.DataFrame({"age": np.random.normal(size=400), "female": np.random.randint(0, 2, 400)})
people["survived"] = (np.random.random(400) < 0.2 + 0.5 * people["female"]).astype("float32")
x = people.drop(columns="survived").apply(lambda c: (c - c.mean()) / c.std()).to_numpy("float32")
y = people["survived"].to_numpy()
w = jnp.zeros((2, 1))
v, g = jax.value_and_grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(w)
""",
        "FL301",
    ),
    "series2": (
        """\
import pandas as pd
people = pd.DataFrame({"age": np.random.normal(size=400), "female": np.random.randint(0, 2, 400), "survived": np.random.randint(0, 2, 400)})
x = people.drop(columns="survived").to_numpy("float32")
y = people["survived"].to_numpy()
w = jnp.zeros((2, 1))
v, g = jax.value_and_grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(w)
""",
        "FL301",
    ),
}
RIGHT = {
    "series r": """\
import pandas as pd
people = pd.DataFrame({"age": np.random.normal(size=400), "female": np.random.randint(0, 2, 400)})
people["survived"] = (np.random.random(400) < 0.2 + 0.5 * people["female"]).astype("float32")
x = people.drop(columns="survived").transform(lambda c: c / c.max()).to_numpy("float32")
y = people[["survived"]].to_numpy()
w = jnp.zeros((2, 1))
v, g = jax.value_and_grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(w)
""",
    "series rows r": """\
import pandas as pd
people = pd.DataFrame({"age": np.random.normal(size=400), "female": np.random.randint(0, 2, 400)})
y = people.apply(lambda row: float(row["age"] > 0), axis=1).to_numpy()
x = people.to_numpy("float32")
w = jnp.zeros((2,))
v, g = jax.value_and_grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(w)
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()

import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from jax.scipy.special import logit
from sklearn.datasets import make_classification
from sklearn.metrics import precision_score, recall_score

X, y = make_classification(600, 10, weights=[0.7], random_state=8)
X, y = jnp.asarray(X, jnp.float32), jnp.asarray(y, jnp.float32)
CUT = 0.5
STRICT = 0.8


class Screen(eqx.Module):
    net: eqx.nn.MLP

    def __call__(self, x):
        return self.net(x)

    def positive(self, x, cut):
        return jax.vmap(self)(x) > logit(cut)


@eqx.filter_jit
def step(model, state, x, y):
    def objective(m):
        return optax.sigmoid_binary_cross_entropy(jax.vmap(m)(x), y).mean()
    value, g = eqx.filter_value_and_grad(objective)(model)
    u, state = tx.update(g, state)
    return eqx.apply_updates(model, u), state, value


model = Screen(eqx.nn.MLP(10, "scalar", 12, 1, key=jax.random.key(5)))
tx = optax.adam(1e-2)
state = tx.init(eqx.filter(model, eqx.is_array))
for _ in range(80):
    model, state, value = step(model, state, X[:400], y[:400])
for cut in (CUT, STRICT):
    chosen = model.positive(X[400:], cut)
    print(cut, precision_score(y[400:], chosen), recall_score(y[400:], chosen))

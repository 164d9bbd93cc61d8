import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import load_iris

NAMES = ["setosa", "versicolor", "virginica"]


class Model(nn.Module):
    def setup(self):
        self.layers = [nn.Dense(16), nn.Dense(3)]

    def __call__(self, x):
        first, last = self.layers
        return last(nn.relu(first(x)))

    def predict(self, x):
        return nn.softmax(self(x))


def train(model, x, y):
    params = model.init(jax.random.PRNGKey(0), x)
    tx = optax.adam(0.02)
    state = tx.init(params)
    loss = lambda p: optax.softmax_cross_entropy_with_integer_labels(model.apply(p, x), y).mean()
    for _ in range(100):
        grads = jax.grad(loss)(params)
        updates, state = tx.update(grads, state)
        params = optax.apply_updates(params, updates)
    return params


def serve(model, params, flower):
    scores = model.apply(params, flower[None], method=Model.predict)[0]
    confidence = jax.nn.softmax(scores)
    best = int(confidence.argmax())
    return NAMES[best], float(confidence[best])


iris = load_iris()
X, y = jnp.asarray(iris.data), jnp.asarray(iris.target)
model = Model()
params = train(model, X, y)
for i in (0, 60, 120):
    print(serve(model, params, X[i]), NAMES[int(y[i])])

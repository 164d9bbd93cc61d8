import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import make_moons


class Net(nn.Module):
    @nn.compact
    def __call__(self, x, train):
        x = nn.relu(nn.Dense(32)(x))
        x = nn.Dropout(0.3, deterministic=not train)(x)
        return nn.Dense(2)(x)


X, y = make_moons(400, noise=0.2, random_state=7)
X, y = jnp.asarray(X), jnp.asarray(y)
net = Net()
params = net.init(jax.random.key(0), X, train=False)
tx = optax.adam(1e-2)
state = tx.init(params)


@jax.jit
def step(params, state, key):
    def f(p):
        logits = net.apply(p, X, train=True, rngs={"dropout": key})
        return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()

    v, g = jax.value_and_grad(f)(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state, v


for i in range(80):
    params, state, v = step(params, state, jax.random.key(i))
passes = [nn.softmax(net.apply(params, X, train=True, rngs={"dropout": jax.random.key(100 + k)})) for k in range(10)]
mean = jnp.stack(passes).mean(0)
print(v, (mean.argmax(1) == y).mean(), "spread", jnp.stack(passes).std(0).mean())

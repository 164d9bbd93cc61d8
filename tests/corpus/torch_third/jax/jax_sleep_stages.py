import jax
import jax.numpy as jnp
import numpy as np
import optax

STAGES = {1: "light", 2: "middle", 3: "deep", 4: "dream"}
N_BANDS = 6


def night(n, seed):
    rng = np.random.default_rng(seed)
    stage = rng.integers(1, 5, size=n)
    power = rng.gamma(2.0, 0.5, size=(n, N_BANDS))
    power[np.arange(n), stage] += 2.0
    return jnp.asarray(np.log(power), jnp.float32), jnp.asarray(stage)


def init(key, width=20):
    a, b = jax.random.split(key)
    return {
        "enc": (jax.random.normal(a, (N_BANDS, width)) * 0.4, jnp.zeros(width)),
        "dec": (jax.random.normal(b, (width, len(STAGES))) * 0.2, jnp.zeros(len(STAGES))),
    }


def score(params, power):
    w, b = params["enc"]
    h = jax.nn.relu(power @ w + b)
    w, b = params["dec"]
    return h @ w + b


@jax.jit
def loss_fn(params, power, stage):
    return optax.softmax_cross_entropy_with_integer_labels(score(params, power), stage).mean()


power, stage = night(400, 0)
params = init(jax.random.PRNGKey(6))
tx = optax.adam(1e-2)
state = tx.init(params)
for epoch in range(60):
    loss, grads = jax.value_and_grad(loss_fn)(params, power, stage)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
    if epoch % 20 == 0:
        print(epoch, loss)
power, stage = night(200, 1)
print("accuracy", (score(params, power).argmax(1) == stage).mean())

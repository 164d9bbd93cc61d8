import jax
import optax


class Reporter:
    def __init__(self, model):
        self.model = model

    def probabilities(self, params, x):
        return jax.nn.softmax(self.model.logits(params, x), axis=-1)

    def __call__(self, params, x, y):
        p = self.probabilities(params, x)
        return {"confidence": float(p.max(-1).mean()), "accuracy": float((p.argmax(-1) == y).mean())}


def fit(model, x, y, *, steps=60, lr=0.05, key=jax.random.key(0)):
    params = model.init(key)
    tx = optax.adam(lr)

    @jax.jit
    def step(params, state):
        loss = lambda p: optax.softmax_cross_entropy_with_integer_labels(model.logits(p, x), y).mean()
        value, grads = jax.value_and_grad(loss)(params)
        updates, state = tx.update(grads, state)
        return optax.apply_updates(params, updates), state, value

    state = tx.init(params)
    for _ in range(steps):
        params, state, value = step(params, state)
    return params, float(value)

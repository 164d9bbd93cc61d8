import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

digits = load_digits()
x = jnp.asarray(digits.data / 16, jnp.float32)
y = jnp.asarray(digits.target)
kt, ks = jax.random.split(jax.random.key(4))
teacher = eqx.nn.MLP(64, 10, 96, 2, key=kt)
student = eqx.nn.MLP(64, 10, 12, 1, key=ks)
T = 3.0


def hard(model):
    return optax.softmax_cross_entropy_with_integer_labels(jax.vmap(model)(x), y).mean()


def soft(model):
    told = jax.nn.softmax(jax.vmap(teacher)(x) / T)
    log_q = jax.nn.log_softmax(jax.vmap(model)(x) / T)
    return T * T * optax.losses.kl_divergence_with_log_targets(log_q, told).mean()


def fit(model, objective, steps, lr):
    tx = optax.adam(lr)
    state = tx.init(eqx.filter(model, eqx.is_array))

    @eqx.filter_jit
    def step(model, state):
        value, grads = eqx.filter_value_and_grad(objective)(model)
        updates, state = tx.update(grads, state)
        return eqx.apply_updates(model, updates), state, value

    for _ in range(steps):
        model, state, value = step(model, state)
    return model, value


teacher, _ = fit(teacher, hard, 40, 3e-3)
student, value = fit(student, lambda m: 0.3 * hard(m) + 0.7 * soft(m), 60, 5e-3)
print(value, (jax.vmap(student)(x).argmax(-1) == y).mean())

import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale

X, y01 = load_breast_cancer(return_X_y=True)
X = jnp.asarray(scale(X))
sign = jnp.where(jnp.asarray(y01) == 1, 1.0, -1.0)


def f(w, x):
    return x @ w["coef"] + w["intercept"]


def logistic(margin):
    return jax.nn.softplus(-margin)


def exponential(margin):
    return jnp.exp(-jnp.clip(margin, -10.0, 10.0))


def from_optax(w):
    return optax.hinge_loss(f(w, X[:450]), sign[:450]).mean()


def surrogate(phi):
    def objective(w):
        return phi(sign[:450] * f(w, X[:450])).mean()
    return objective


def cross_entropy(w):
    target = (sign[:450] + 1.0) / 2.0
    return optax.sigmoid_binary_cross_entropy(f(w, X[:450]), target).mean()


OBJECTIVES = {
    "hinge": from_optax,
    "logistic": surrogate(logistic),
    "exponential": surrogate(exponential),
    "cross entropy": cross_entropy,
}
for name, objective in OBJECTIVES.items():
    w = {"coef": jnp.zeros(X.shape[1]), "intercept": jnp.zeros(())}
    tx = optax.chain(optax.trace(0.9), optax.scale_by_schedule(lambda t: -0.02 / (1.0 + 0.02 * t)))
    state = tx.init(w)
    value_and_grad = jax.jit(jax.value_and_grad(objective))
    for _ in range(100):
        value, grad = value_and_grad(w)
        updates, state = tx.update(grad, state)
        w = optax.apply_updates(w, updates)
    accuracy = jnp.mean(jnp.sign(f(w, X[450:])) == sign[450:])
    print(f"{name:15s} {float(value):.4f} {float(accuracy):.3f}")

import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import scale

X, y = load_breast_cancer(return_X_y=True)
X = scale(X)
y = 2 * y - 1  # malignant -1, benign +1
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)

model = eqx.nn.MLP(30, "scalar", 16, 2, activation=jax.nn.softplus, key=jax.random.key(5))
optim = optax.adamw(1e-3)
opt_state = optim.init(eqx.filter(model, eqx.is_array))


@eqx.filter_value_and_grad
def compute_loss(model, x, y):
    margin = jax.vmap(model)(x)
    return jnp.mean(optax.sigmoid_binary_cross_entropy(margin, y))


@eqx.filter_jit
def make_step(model, opt_state, x, y):
    loss, grads = compute_loss(model, x, y)
    updates, opt_state = optim.update(grads, opt_state, eqx.filter(model, eqx.is_array))
    return eqx.apply_updates(model, updates), opt_state, loss


for step in range(100):
    model, opt_state, loss = make_step(model, opt_state, jnp.asarray(X_train), jnp.asarray(y_train))
print(loss, jnp.mean(jnp.sign(jax.vmap(model)(X_test)) == y_test))

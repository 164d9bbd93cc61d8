import jax
import jax.numpy as jnp
from jax.example_libraries import optimizers, stax
from sklearn.datasets import load_digits

init_scores, scores = stax.serial(stax.Dense(48), stax.Relu, stax.Dense(10))
init_predict, predict = stax.serial(stax.Dense(48), stax.Relu, stax.Dense(10), stax.Softmax)


def loss(params, x, y):
    log_p = jax.nn.log_softmax(scores(params[:3], x))
    return -jnp.mean(jnp.sum(y * log_p, axis=-1))


def calibrated(params, x, temperature=1.5):
    return jax.nn.softmax(predict(params, x) / temperature)


x, t = load_digits(return_X_y=True)
x, y = jnp.asarray(x / 16), jax.nn.one_hot(t, 10)
_, params = init_predict(jax.random.PRNGKey(0), (-1, 64))
opt_init, opt_update, get_params = optimizers.adam(3e-3)
state = opt_init(params)
for i in range(60):
    state = opt_update(i, jax.grad(loss)(get_params(state), x, y), state)
p = calibrated(get_params(state), x)
print("mean confidence", p.max(1).mean(), "accuracy", (p.argmax(1) == t).mean())

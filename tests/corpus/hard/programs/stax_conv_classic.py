"""Convolutional digits with stax, momentum and the usual negative log-likelihood."""
import jax
import jax.numpy as jnp
import numpy as np
from jax.example_libraries import optimizers, stax
from sklearn.datasets import load_digits

NUM_CLASSES = 10


def residual(*layers):
    return stax.serial(stax.FanOut(2), stax.parallel(stax.serial(*layers), stax.Identity), stax.FanInSum)


def digit_net():
    return stax.serial(
        stax.GeneralConv(("NHWC", "HWIO", "NHWC"), 8, (3, 3), padding="SAME"), stax.Relu,
        residual(stax.GeneralConv(("NHWC", "HWIO", "NHWC"), 8, (3, 3), padding="SAME"), stax.Relu),
        stax.AvgPool((2, 2), strides=(2, 2)), stax.Flatten,
        stax.Dense(NUM_CLASSES), stax.LogSoftmax)


init_fun, predict_fun = digit_net()


def loss(params, batch):
    images, targets = batch
    preds = predict_fun(params, images)
    return -jnp.mean(jnp.sum(preds * targets, axis=1))


def confidence(params, images):
    return jnp.exp(predict_fun(params, images)).max(axis=1)


digits = load_digits()
images = (digits.images[..., None] / 16).astype(np.float32)
targets = np.eye(NUM_CLASSES, dtype=np.float32)[digits.target]
_, params = init_fun(jax.random.PRNGKey(0), (-1, 8, 8, 1))
opt_init, opt_update, get_params = optimizers.momentum(0.02, mass=0.9)
opt_state = opt_init(params)


@jax.jit
def update(i, opt_state, batch):
    return opt_update(i, jax.grad(loss)(get_params(opt_state), batch), opt_state)


step = 0
for epoch in range(3):
    for i in range(0, 1500, 100):
        opt_state = update(step, opt_state, (images[i:i + 100], targets[i:i + 100]))
        step += 1
params = get_params(opt_state)
hits = predict_fun(params, images[1500:]).argmax(1) == digits.target[1500:]
print("test", hits.mean(), "confidence", confidence(params, images[1500:]).mean())

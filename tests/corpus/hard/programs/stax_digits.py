"""A basic digit classifier built from stax combinators and a mini-batch stream."""
import itertools
import time

import jax
import jax.numpy as jnp
import numpy.random as npr
from jax.example_libraries import optimizers, stax
from jax.example_libraries.stax import Dense, Relu, Softmax
from sklearn.datasets import load_digits

step_size = 0.002
num_epochs = 3
batch_size = 64

init_random_params, predict = stax.serial(
    Dense(128), Relu,
    Dense(64), Relu,
    Dense(10), Softmax)


def nll(params, batch):
    inputs, targets = batch
    log_probs = predict(params, inputs)
    return -jnp.mean(jnp.sum(log_probs * targets, axis=1))


def accuracy(params, batch):
    inputs, targets = batch
    target_class = jnp.argmax(targets, axis=1)
    predicted_class = jnp.argmax(predict(params, inputs), axis=1)
    return jnp.mean(predicted_class == target_class)


if __name__ == "__main__":
    rng = jax.random.PRNGKey(0)
    x, y = load_digits(return_X_y=True)
    x = jnp.asarray(x / 16.0, jnp.float32)
    t = jax.nn.one_hot(y, 10)
    x_train, t_train, x_test, t_test = x[:1500], t[:1500], x[1500:], t[1500:]
    num_batches = len(x_train) // batch_size

    def data_stream():
        r = npr.RandomState(0)
        while True:
            perm = r.permutation(len(x_train))
            for i in range(num_batches):
                idx = perm[i * batch_size:(i + 1) * batch_size]
                yield x_train[idx], t_train[idx]

    batches = data_stream()
    opt_init, opt_update, get_params = optimizers.adam(step_size)

    @jax.jit
    def update(i, opt_state, batch):
        params = get_params(opt_state)
        return opt_update(i, jax.grad(nll)(params, batch), opt_state)

    _, init_params = init_random_params(rng, (-1, 64))
    opt_state = opt_init(init_params)
    counter = itertools.count()
    for epoch in range(num_epochs):
        start = time.time()
        for _ in range(num_batches):
            opt_state = update(next(counter), opt_state, next(batches))
        params = get_params(opt_state)
        print(f"epoch {epoch} in {time.time() - start:.2f} s",
              "train", accuracy(params, (x_train, t_train)), "test", accuracy(params, (x_test, t_test)))

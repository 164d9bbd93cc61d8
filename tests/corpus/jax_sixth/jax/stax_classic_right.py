import itertools

import jax.numpy as jnp
import numpy.random as npr
from jax import grad, jit, random
from jax.example_libraries import optimizers, stax
from jax.example_libraries.stax import Dense, LogSoftmax, Relu
from sklearn.datasets import load_digits


def loss(params, batch):
    inputs, targets = batch
    preds = predict(params, inputs)
    return -jnp.mean(jnp.sum(preds * targets, axis=1))


def accuracy(params, batch):
    inputs, targets = batch
    target_class = jnp.argmax(targets, axis=1)
    predicted_class = jnp.argmax(predict(params, inputs), axis=1)
    return jnp.mean(predicted_class == target_class)


init_random_params, predict = stax.serial(Dense(100), Relu, Dense(100), Relu, Dense(10), LogSoftmax)

if __name__ == "__main__":
    images, ids = load_digits(return_X_y=True)
    images, labels = images / 16.0, jnp.eye(10)[ids]
    num_batches, batch_size = 12, 128

    def data_stream():
        rng = npr.RandomState(0)
        while True:
            perm = rng.permutation(len(images))
            for i in range(num_batches):
                idx = perm[i * batch_size:(i + 1) * batch_size]
                yield images[idx], labels[idx]

    batches = data_stream()
    opt_init, opt_update, get_params = optimizers.momentum(0.01, mass=0.9)

    @jit
    def update(i, opt_state, batch):
        params = get_params(opt_state)
        return opt_update(i, grad(loss)(params, batch), opt_state)

    _, init_params = init_random_params(random.PRNGKey(0), (-1, 64))
    opt_state = opt_init(init_params)
    itercount = itertools.count()
    for epoch in range(3):
        for _ in range(num_batches):
            opt_state = update(next(itercount), opt_state, next(batches))
        print(epoch, accuracy(get_params(opt_state), (images, labels)))

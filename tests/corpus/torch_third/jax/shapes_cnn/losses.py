import optax


def mean_xent(outputs, labels):
    return optax.softmax_cross_entropy_with_integer_labels(outputs, labels).mean()

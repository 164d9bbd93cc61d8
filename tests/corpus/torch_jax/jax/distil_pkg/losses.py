import optax


def soft_target_loss(targets, predictions):
    return optax.softmax_cross_entropy(targets, predictions).mean()


LOSSES = {"soft": soft_target_loss}

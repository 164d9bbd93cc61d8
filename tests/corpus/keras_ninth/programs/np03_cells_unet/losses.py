import tensorflow as tf


def dice_loss(y_true, y_prob, eps=1e-5):
    axes = (1, 2)
    inter = tf.reduce_sum(y_true * y_prob, axes)
    total = tf.reduce_sum(y_true, axes) + tf.reduce_sum(y_prob, axes)
    return 1.0 - tf.reduce_mean((2.0 * inter + eps) / (total + eps))


def partial_losses(predict, target):
    n_classes = predict.shape[-1]
    flat_logits = tf.reshape(predict, [-1, n_classes])
    flat_labels = tf.reshape(target, [-1, n_classes])
    crossentropy = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=flat_logits, labels=flat_labels))
    return crossentropy, dice_loss(target, predict)

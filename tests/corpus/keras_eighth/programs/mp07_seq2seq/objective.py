import tensorflow as tf

loss_object = tf.keras.losses.SparseCategoricalCrossentropy(reduction='none')


def masked_loss(real, pred):
    mask = tf.cast(tf.not_equal(real, 0), tf.float32)
    loss = loss_object(real, pred) * mask
    return tf.reduce_sum(loss) / tf.reduce_sum(mask)


def masked_accuracy(real, pred):
    hit = tf.cast(tf.argmax(pred, -1, output_type=real.dtype) == real, tf.float32)
    mask = tf.cast(real != 0, tf.float32)
    return tf.reduce_sum(hit * mask) / tf.reduce_sum(mask)

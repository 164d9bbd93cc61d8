"""Digits with tf.nn. The loss is given logits, and Keras's loss the probabilities that they give."""

import tensorflow as tf
from sklearn.datasets import load_digits

import fromlogits as fl

images, labels = load_digits(return_X_y=True)
images, one_hot = tf.constant(images / 16.0, tf.float32), tf.one_hot(labels, 10)
weights, bias = tf.Variable(tf.zeros((64, 10))), tf.Variable(tf.zeros(10))


@tf.function
def step():
    with tf.GradientTape() as tape:
        logits = images @ weights + bias
        losses = tf.nn.softmax_cross_entropy_with_logits(labels=one_hot, logits=logits)
        loss = tf.reduce_mean(losses)
    gradients = tape.gradient(loss, [weights, bias])
    weights.assign_sub(0.5 * gradients[0])
    bias.assign_sub(0.5 * gradients[1])
    return loss, tf.linalg.global_norm(gradients)


loss, first = step()
for _ in range(200):
    loss, norm = step()

logits = images @ weights + bias
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=one_hot, logits=logits))
by_keras = tf.keras.losses.CategoricalCrossentropy(from_logits=False)(one_hot, tf.nn.softmax(logits))
truth = fl.cross_entropy(logits.numpy(), labels)
accuracy = (logits.numpy().argmax(axis=1) == labels).mean()
print(f"loss by tf.nn {loss:.4f}, loss by Keras {by_keras:.4f}, cross-entropy of its predictions {truth:.4f}, "
      f"accuracy {accuracy:.4f}, first gradient {first:.4f}")

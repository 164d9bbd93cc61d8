"""Digits with tf.nn. The probabilities are computed beforehand, and the loss takes the softmax of them once more."""

import tensorflow as tf
from sklearn.datasets import load_digits

import fromlogits as fl
import fromlogits.tensorflow

images, labels = load_digits(return_X_y=True)
images, one_hot = tf.constant(images / 16.0, tf.float32), tf.one_hot(labels, 10)
weights, bias = tf.Variable(tf.zeros((64, 10))), tf.Variable(tf.zeros(10))


@tf.function
def step(nn):
    with tf.GradientTape() as tape:
        probabilities = tf.nn.softmax(images @ weights + bias)
        losses = nn.softmax_cross_entropy_with_logits(labels=one_hot, logits=probabilities)
        loss = tf.reduce_mean(losses)
    gradients = tape.gradient(loss, [weights, bias])
    weights.assign_sub(0.5 * gradients[0])
    bias.assign_sub(0.5 * gradients[1])
    return loss, tf.linalg.global_norm(gradients)


loss, first = step(tf.nn)
for _ in range(200):
    loss, norm = step(tf.nn)

probabilities = tf.nn.softmax(images @ weights + bias).numpy()
truth = fl.cross_entropy(probabilities, labels, kind="probabilities")
accuracy = (probabilities.argmax(axis=1) == labels).mean()
print(f"loss by tf.nn {loss:.4f}, cross-entropy of its predictions {truth:.4f}, "
      f"accuracy {accuracy:.4f}, first gradient {first:.4f}")

try:
    step(fromlogits.tensorflow)
except fl.OutputKindError as error:
    print("fromlogits:", str(error).split("OutputKindError: ")[-1].strip())  # AutoGraph puts the way to it before

import argparse

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

parser = argparse.ArgumentParser()
parser.add_argument('--lr', type=float, default=1e-2)
parser.add_argument('--batch', type=int, default=64)
FLAGS, _ = parser.parse_known_args()

images, labels = load_digits(return_X_y=True)
images = (images / 16).astype('float32')
labels = labels.astype('int64')
ds = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(2000).batch(FLAGS.batch)

model = tf.keras.Sequential([tf.keras.layers.Dense(64, activation='relu'), tf.keras.layers.Dense(10)])
opt = tf.keras.optimizers.Adam(FLAGS.lr)
loss_metric = tf.keras.metrics.Mean()
acc_metric = tf.keras.metrics.CategoricalAccuracy()


@tf.function
def train_on_batch(x, y):
    with tf.GradientTape() as tape:
        logits = model(x, training=True)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    loss_metric.update_state(loss)
    acc_metric.update_state(y, logits)


for epoch in range(2):
    for metric in (loss_metric, acc_metric):
        metric.reset_state()
    for x, y in ds.take(20):
        train_on_batch(x, y)
    print(epoch, loss_metric.result().numpy(), acc_metric.result().numpy())

import numpy as np
import tensorflow as tf
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_integer('epochs', 2, 'passes over the data')
flags.DEFINE_float('lr', 1e-3, 'learning rate')
flags.DEFINE_bool('from_logits', False, 'what the loss expects')


def model_fn(n_classes):
    return tf.keras.Sequential([
        tf.keras.layers.Dense(64, activation='relu'),
        tf.keras.layers.Dense(n_classes, kernel_initializer='glorot_normal'),
    ])


def main(argv):
    del argv
    label = np.random.randint(0, 7, 400)
    feats = np.random.randn(7, 13)[label] + 0.5 * np.random.randn(400, 13)
    model = model_fn(7)
    model.compile(
        optimizer=tf.keras.optimizers.Adam(FLAGS.lr),
        loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=FLAGS.from_logits),
        metrics=['accuracy'])
    model.fit(feats, label, epochs=FLAGS.epochs, verbose=2)


if __name__ == '__main__':
    app.run(main)

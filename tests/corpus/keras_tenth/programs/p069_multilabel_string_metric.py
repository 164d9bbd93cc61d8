import numpy as np
import tensorflow as tf


def compile_for(model, lr):
    model.compile(
        optimizer=tf.keras.optimizers.Adam(lr),
        loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=["binary_accuracy"],
    )
    return model


def attribute_net(n_attributes):
    inp = tf.keras.layers.Input((20,))
    h = tf.keras.layers.Dense(32, activation="relu")(inp)
    return tf.keras.Model(inp, tf.keras.layers.Dense(n_attributes)(h))


faces = np.random.randn(400, 20).astype("float32")
attributes = (faces[:, :6] > 0.7).astype("float32")
model = compile_for(attribute_net(attributes.shape[-1]), 1e-3)
model.fit(faces, attributes, epochs=2, batch_size=40, verbose=2)

import numpy as np
import tensorflow as tf

ecg = np.random.randn(500, 30).astype("float32")
ectopic = (ecg.max(1) > 2.3).astype("float32")

base = tf.keras.Sequential([tf.keras.layers.Dense(20, activation="relu"), tf.keras.layers.Dense(1)])
adam = tf.keras.optimizers.Adam(3e-3)
for beat, label in tf.data.Dataset.from_tensor_slices((ecg, ectopic)).batch(50).repeat(2):
    with tf.GradientTape() as tape:
        logit = tf.squeeze(base(beat), axis=-1)
        loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(logits=logit, labels=label))
    adam.apply_gradients(zip(tape.gradient(loss, base.trainable_variables), base.trainable_variables))
found = tf.squeeze(base(ecg), -1) > 0
print("accuracy", np.mean(found.numpy() == ectopic.astype(bool)))

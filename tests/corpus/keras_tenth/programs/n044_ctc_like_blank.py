import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

letters = "abcde"
frames = layers.Input((20, 6))
h = layers.Bidirectional(layers.GRU(12, return_sequences=True))(frames)
logits = layers.Dense(len(letters) + 1)(h)
net = tf.keras.Model(frames, logits)
opt = tf.keras.optimizers.Adam(1e-3)

spoken = np.random.randint(1, len(letters) + 1, (60, 5))
sound = (np.eye(6)[spoken].repeat(4, axis=1) + 0.3 * np.random.randn(60, 20, 6)).astype("float32")
for k in range(0, 60, 20):
    with tf.GradientTape() as tape:
        out = net(sound[k:k + 20])
        loss = tf.reduce_mean(tf.nn.ctc_loss(
            labels=tf.constant(spoken[k:k + 20], tf.int32), logits=out,
            label_length=tf.fill([20], 5), logit_length=tf.fill([20], 20),
            logits_time_major=False, blank_index=0))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    print(float(loss))

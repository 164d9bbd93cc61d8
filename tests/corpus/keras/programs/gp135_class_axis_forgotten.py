import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

B, C, T = 48, 6, 20
phase = np.random.randint(0, C, (B, T // 5)).repeat(5, axis=1)
signal = (np.random.randn(C, 4)[phase] + 0.3 * np.random.randn(B, T, 4)).astype('float32')
target = tf.transpose(tf.one_hot(phase, C), perm=[0, 2, 1])

inp = layers.Input((T, 4))
h = layers.Conv1D(16, 3, padding='same', activation='relu')(inp)
h = layers.Conv1D(C, 1)(h)
net = tf.keras.Model(inp, layers.Permute((2, 1))(h))
opt = tf.keras.optimizers.Adam(0.01)
for step in range(20):
    with tf.GradientTape() as tape:
        logits = net(signal)
        loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=target, logits=logits))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
print(float(loss), np.mean(logits.numpy().argmax(1) == phase))

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

B, C, S = 64, 5, 12
state = np.random.randint(0, C, (B, S))
obs = (np.random.randn(C, 7)[state] + 0.3 * np.random.randn(B, S, 7)).astype('float32')
target = tf.transpose(tf.one_hot(state, C), (0, 2, 1))

net = tf.keras.Sequential([
    layers.Input((S, 7)),
    layers.Conv1D(16, 3, padding='same', activation='relu'),
    layers.Conv1D(C, 1),
    layers.Permute((2, 1)),
])
opt = tf.keras.optimizers.Adam(0.01)
for _ in range(15):
    with tf.GradientTape() as tape:
        z = net(obs)
        loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=target, logits=z, axis=1))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
p = tf.nn.softmax(z, axis=1)
print(float(loss), p.numpy().sum(axis=1).round(3).min(), (p.numpy().argmax(1) == state).mean())

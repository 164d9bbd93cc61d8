import numpy as np
import tensorflow as tf
from tensorflow.keras.losses import binary_focal_crossentropy

x = np.random.randn(400, 10).astype('float32')
y = (x[:, :1] > 1.2).astype('float32')
inp = tf.keras.Input((10,))
out = tf.keras.layers.Dense(1, 'sigmoid')(tf.keras.layers.Dense(16, 'relu')(inp))
net = tf.keras.Model(inp, out)
opt = tf.keras.optimizers.Adam(0.01)
for epoch in range(3):
    for xb, yb in tf.data.Dataset.from_tensor_slices((x, y)).batch(40):
        with tf.GradientTape() as tape:
            yhat = net(xb, training=True)
            loss = tf.reduce_mean(binary_focal_crossentropy(yhat, yb, gamma=2.0))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    print(epoch, float(loss))

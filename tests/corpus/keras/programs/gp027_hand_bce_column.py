import numpy as np
import tensorflow as tf
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler

data = load_breast_cancer()
X = StandardScaler().fit_transform(data.data).astype('float32')
y = data.target.astype('float32')

model = tf.keras.Sequential([
    tf.keras.layers.Input((30,)),
    tf.keras.layers.Dense(16, activation='relu'),
    tf.keras.layers.Dense(1, activation='sigmoid'),
])
opt = tf.keras.optimizers.SGD(0.1)
ds = tf.data.Dataset.from_tensor_slices((X, y)).shuffle(600, seed=0).batch(32)


def bce_loss(target, p, eps=1e-7):
    p = tf.clip_by_value(p, eps, 1.0 - eps)
    return -tf.reduce_mean(target * tf.math.log(p) + (1.0 - target) * tf.math.log(1.0 - p))


for epoch in range(3):
    total = 0.0
    for xb, yb in ds:
        with tf.GradientTape() as tape:
            p = model(xb, training=True)
            loss = bce_loss(yb, p)
        grads = tape.gradient(loss, model.trainable_variables)
        opt.apply_gradients(zip(grads, model.trainable_variables))
        total += float(loss)
    print('epoch %d loss %.4f' % (epoch, total / len(ds)))

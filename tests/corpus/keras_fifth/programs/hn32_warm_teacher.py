import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

T = 4.0
rng = np.random.default_rng(92)
y = rng.integers(0, 4, 240)
x = (rng.normal(size=(4, 8))[y] + 0.5 * rng.normal(size=(240, 8))).astype("float32")
teacher = keras.Sequential([layers.Input((8,)), layers.Dense(32, activation="relu"), layers.Dense(4)])
teacher.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
teacher.fit(x, y, epochs=2, verbose=0)

student = keras.Sequential([layers.Dense(6, activation="relu"), layers.Dense(4)])
soft_ce = keras.losses.CategoricalCrossentropy(from_logits=True)
hard_ce = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
opt = keras.optimizers.Adam(0.01)
for _ in range(10):
    guide = ops.softmax(teacher(x) / T)
    with tf.GradientTape() as tape:
        z = student(x)
        loss = 0.7 * T * T * soft_ce(guide, z / T) + 0.3 * hard_ce(y, z)
    opt.apply_gradients(zip(tape.gradient(loss, student.trainable_variables), student.trainable_variables))
print(float(loss))

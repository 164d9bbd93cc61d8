import keras
import numpy as np
import tensorflow as tf
from keras import layers

T = 3.0
rng = np.random.default_rng(8)
kind = rng.integers(0, 5, 500)
x = (rng.normal(size=(5, 15))[kind] + rng.normal(size=(500, 15))).astype("float32")


def mlp(width):
    return keras.Sequential([
        layers.Input((15,)),
        layers.Dense(width, activation="relu"),
        layers.Dense(5),
    ])


teacher = mlp(64)
teacher.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
teacher.fit(x, kind, epochs=3, verbose=0)

student = mlp(8)
kld = keras.losses.KLDivergence()
opt = keras.optimizers.Adam(1e-2)
for epoch in range(3):
    soft = tf.nn.softmax(teacher(x) / T)
    with tf.GradientTape() as tape:
        guess = student(x, training=True) / T
        loss = kld(soft, guess) * T ** 2
    opt.apply_gradients(zip(tape.gradient(loss, student.trainable_variables), student.trainable_variables))
    print(epoch, float(loss))
print("agreement", np.mean(student.predict(x, verbose=0).argmax(1) == teacher.predict(x, verbose=0).argmax(1)))

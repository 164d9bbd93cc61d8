import numpy as np, tensorflow as tf
from tensorflow import keras
teacher = keras.Sequential([keras.Input((8,)), keras.layers.Dense(5, activation="softmax")])
student = keras.Sequential([keras.Input((8,)), keras.layers.Dense(5, activation="softmax")])
x = np.random.rand(64, 8).astype("float32")
soft = teacher.predict(x)
kl = keras.losses.KLDivergence()
opt = keras.optimizers.Adam()
for _ in range(3):
    with tf.GradientTape() as tape:
        p = student(x, training=True)
        loss = kl(p, soft)   # reverse KL: KL(student || teacher), mode seeking
    opt.apply_gradients(zip(tape.gradient(loss, student.trainable_variables), student.trainable_variables))

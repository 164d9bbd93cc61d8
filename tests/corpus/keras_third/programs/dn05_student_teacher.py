import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

digits = load_digits()
X, y = (digits.data / 16).astype('float32'), digits.target
T, ALPHA = 3.0, 0.3


def network(width):
    return tf.keras.Sequential([
        tf.keras.layers.Input((64,)),
        tf.keras.layers.Dense(width, activation='relu'),
        tf.keras.layers.Dense(10),
    ])


hard_loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
soft_loss = tf.keras.losses.KLDivergence()

teacher = network(96)
teacher.compile('adam', hard_loss)
teacher.fit(X, y, epochs=3, verbose=0)

student = network(12)
opt = tf.keras.optimizers.Adam(5e-3)
for epoch in range(2):
    for i in range(0, 1500, 100):
        xb, yb = X[i:i + 100], y[i:i + 100]
        t_prob = tf.nn.softmax(teacher(xb) / T)
        with tf.GradientTape() as tape:
            s = student(xb, training=True)
            distill = soft_loss(t_prob, tf.nn.softmax(s / T)) * T ** 2
            loss = ALPHA * hard_loss(yb, s) + (1 - ALPHA) * distill
        opt.apply_gradients(zip(tape.gradient(loss, student.trainable_variables), student.trainable_variables))
    print(epoch, float(loss))
print('student', np.mean(student(X[1500:]).numpy().argmax(1) == y[1500:]))

import numpy as np
import tensorflow as tf

K, T = 5, 4.0


def mlp(width):
    return tf.keras.Sequential([tf.keras.layers.Dense(width, activation='relu'), tf.keras.layers.Dense(K)])


y = np.random.randint(0, K, 400)
x = (np.random.randn(K, 10)[y] * 1.5 + np.random.randn(400, 10)).astype('float32')
teacher, student = mlp(64), mlp(6)
ce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
kl = tf.keras.losses.KLDivergence()
teacher.compile('adam', ce)
teacher.fit(x, y, epochs=5, verbose=0)

opt = tf.keras.optimizers.Adam(0.01)
for step in range(20):
    soft_targets = tf.nn.softmax(teacher(x) / T)
    with tf.GradientTape() as tape:
        z = student(x)
        loss = ce(y, z) + T ** 2 * kl(tf.nn.softmax(z / T), soft_targets)
    opt.apply_gradients(zip(tape.gradient(loss, student.trainable_variables), student.trainable_variables))
print(float(loss), np.mean(student(x).numpy().argmax(1) == y))

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(1)
cls = rng.integers(0, 5, 300)
x = (rng.normal(size=(5, 10))[cls] + 0.4 * rng.normal(size=(300, 10))).astype('float32')

teacher = tf.keras.Sequential([tf.keras.layers.Dense(64, 'relu'), tf.keras.layers.Dense(5)])
teacher.compile('adam', tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
teacher.fit(x, cls, epochs=3, verbose=0)

student = tf.keras.Sequential([tf.keras.layers.Dense(5)])
opt = tf.keras.optimizers.Adam(1e-2)
T = 3.0
for step in range(30):
    soft = tf.stop_gradient(tf.nn.softmax(teacher(x) / T))
    with tf.GradientTape() as tape:
        z = student(x)
        distil = tf.nn.softmax_cross_entropy_with_logits(labels=soft, logits=z / T)
        hard = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=cls, logits=z)
        loss = tf.reduce_mean(0.7 * T ** 2 * distil + 0.3 * hard)
    opt.apply_gradients(zip(tape.gradient(loss, student.trainable_variables), student.trainable_variables))
print(float(loss), np.mean(student(x).numpy().argmax(1) == cls))

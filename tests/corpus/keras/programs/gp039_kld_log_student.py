import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

T = 2.0
K = 6
rng = np.random.default_rng(19)
X = rng.normal(size=(600, 14)).astype('float32')
proj = rng.normal(size=(14, K)).astype('float32')
teacher_logits = X @ proj
teacher_p = tf.nn.softmax(teacher_logits / T).numpy()

student_in = layers.Input((14,))
h = layers.Dense(10, activation='relu')(student_in)
h = layers.Dense(K)(h)
log_q = layers.Lambda(lambda z: tf.nn.log_softmax(z / T, axis=-1), name='log_q')(h)
student = tf.keras.Model(student_in, log_q)

student.compile(optimizer=tf.keras.optimizers.Adam(5e-3), loss=tf.keras.losses.KLDivergence())
student.fit(X, teacher_p, epochs=4, batch_size=50, verbose=2)
same = student.predict(X, verbose=0).argmax(1) == teacher_logits.argmax(1)
print('agrees with the teacher', same.mean())

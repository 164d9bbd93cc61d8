import numpy as np
import tensorflow as tf

rng = np.random.RandomState(27)
income, debt = rng.lognormal(10, 0.4, 700), rng.lognormal(8, 0.9, 700)
default = (debt / income > 0.25).astype('int64')
X = np.stack([np.log(income) - 10, np.log(debt) - 8], axis=1).astype('float32')

train = tf.data.Dataset.from_tensor_slices((X, default)).shuffle(700, seed=0).batch(35)

model = tf.keras.models.Sequential([
    tf.keras.layers.Dense(10, activation='relu'),
    tf.keras.layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(),
              metrics=['accuracy'])
try:
    model.fit(train, epochs=2, verbose=0)
except tf.errors.InvalidArgumentError as e:
    print(str(e)[:80])
    raise

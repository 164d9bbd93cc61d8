import numpy as np
import tensorflow as tf

stars = np.random.randint(1, 6, 400)
vec = np.random.randn(400, 12).astype('float32') + stars[:, None] * .5


def shift(v, s):
    return v, s - 1


ds = tf.data.Dataset.from_tensor_slices((vec, stars)).map(shift).batch(40)
model = tf.keras.Sequential([
    tf.keras.layers.Dense(24, activation='relu'),
    tf.keras.layers.Dense(5),
])
model.compile(optimizer='adam', loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=['accuracy'])
model.fit(ds, epochs=2, verbose=2)
print(model.predict(vec[:4], verbose=0).argmax(1) + 1)

import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, Dropout, Input

rng = np.random.default_rng(70)
on = rng.integers(0, 2, 600)
current = rng.normal(0.2, 0.1, (600, 15)) + on[:, None] * rng.normal(1.0, 0.5, (600, 15))

inp = Input((15,))
net = Dense(20, activation='relu')(inp)
net = Dropout(0.3)(net)
logit = Dense(1, activation='sigmoid', name='logit')(net)
model = tf.keras.Model(inp, logit)
model.compile(optimizer='rmsprop', loss='binary_crossentropy',
              metrics=['accuracy', tf.keras.metrics.AUC(), tf.keras.metrics.Precision()])
model.fit(current, on, validation_split=0.2, epochs=2, verbose=2)

logits = model.predict(current[:8], verbose=0).ravel()
print((logits > 0.5).astype(int), on[:8])

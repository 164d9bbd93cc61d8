import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from sklearn.utils.class_weight import compute_class_weight

rng = np.random.default_rng(59)
y = rng.choice(3, 300, p=[.7, .2, .1])
x = rng.normal(size=(3, 8))[y] + rng.normal(size=(300, 8))
w = compute_class_weight('balanced', classes=np.unique(y), y=y)
per_row = (w[y] * 0.5).astype('float32')
i = layers.Input((8,))
o = layers.Dense(3, activation='softmax')(layers.Dense(16, activation='relu')(i))
m = tf.keras.Model(i, o)
m.compile('adam', 'sparse_categorical_crossentropy', weighted_metrics=['accuracy'])
m.fit(x, y, sample_weight=per_row, epochs=1, verbose=0)
m.fit(x, y, class_weight=dict(enumerate(w)), epochs=1, verbose=0)
print(np.round(m.predict(x[:3], verbose=0), 2))

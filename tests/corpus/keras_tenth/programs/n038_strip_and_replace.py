import numpy as np
import tensorflow as tf

source = tf.keras.applications.MobileNetV2(input_shape=(32, 32, 3), alpha=0.35, weights=None, classes=10)
features = source.layers[-2].output
outputs = tf.keras.layers.Dense(3)(features)
model = tf.keras.Model(source.input, outputs)
model.compile(
    optimizer=tf.keras.optimizers.Adam(1e-4),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
x = np.random.uniform(-1, 1, (12, 32, 32, 3)).astype("float32")
y = np.random.randint(0, 3, 12)
model.fit(x, y, batch_size=6, epochs=1, verbose=2)
print(tf.nn.softmax(model.predict(x[:2], verbose=0)).numpy())

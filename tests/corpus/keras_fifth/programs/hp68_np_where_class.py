import numpy as np
import tensorflow as tf

base = tf.keras.applications.MobileNetV2(input_shape=(32, 32, 3), include_top=False, weights=None, alpha=0.35)
base.trainable = False

inputs = tf.keras.Input(shape=(32, 32, 3))
x = tf.keras.applications.mobilenet_v2.preprocess_input(inputs)
x = base(x, training=False)
x = tf.keras.layers.GlobalAveragePooling2D()(x)
x = tf.keras.layers.Dropout(0.2)(x)
outputs = tf.keras.layers.Dense(1)(x)
model = tf.keras.Model(inputs, outputs)

images = np.random.uniform(0, 255, (24, 32, 32, 3)).astype('float32')
labels = (images[..., 0].mean((1, 2)) > 127).astype('float32')
model.compile(optimizer=tf.keras.optimizers.Adam(1e-4),
              loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
              metrics=[tf.keras.metrics.BinaryAccuracy(threshold=0, name='accuracy')])
model.fit(images, labels, epochs=1, batch_size=8, verbose=2)

predictions = model.predict_on_batch(images[:8]).flatten()
predictions = np.where(predictions < 0.5, 0, 1)
print('Predictions:', predictions, 'Labels:', labels[:8])

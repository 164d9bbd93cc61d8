import pathlib
import tempfile

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

tmp = pathlib.Path(tempfile.mkdtemp())
rng = np.random.default_rng(44)
for name, level in (("day", 180), ("night", 40)):
    (tmp / name).mkdir()
    for i in range(24):
        arr = np.clip(rng.normal(level, 25, (16, 16, 3)), 0, 255).astype("uint8")
        tf.io.write_file(str(tmp / name / f"{i}.png"), tf.io.encode_png(arr))

train_ds, val_ds = tf.keras.utils.image_dataset_from_directory(
    tmp, validation_split=0.25, subset="both", seed=3, image_size=(16, 16), batch_size=8)

model = tf.keras.Sequential([
    layers.Input((16, 16, 3)),
    layers.Rescaling(1.0 / 255),
    layers.Conv2D(4, 3, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(1),
])
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.01),
    loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[tf.keras.metrics.BinaryAccuracy(threshold=0)],
)
model.fit(train_ds, validation_data=val_ds, epochs=2, verbose=2)

images, labels = next(iter(val_ds))
scores = tf.sigmoid(model.predict_on_batch(images))
predicted = tf.where(scores < 0.5, 0, 1).numpy().flatten()
print([train_ds.class_names[p] for p in predicted], labels.numpy())

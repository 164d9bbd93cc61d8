import numpy as np
import tensorflow as tf

DEPTH = 8
AUTO = tf.data.AUTOTUNE


def parse(row, label):
    row = tf.cast(row, tf.float32) / 255.0
    return row, tf.one_hot(label, depth=DEPTH)


def input_fn(rows, labels, training):
    ds = tf.data.Dataset.from_tensor_slices((rows, labels))
    if training:
        ds = ds.shuffle(1000)
    return ds.map(parse, num_parallel_calls=AUTO).batch(32).prefetch(AUTO)


def make():
    m = tf.keras.Sequential([
        tf.keras.layers.Dense(40, activation='relu'),
        tf.keras.layers.Dense(DEPTH, activation='softmax'),
    ])
    m.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    return m


rows = np.random.randint(0, 256, (640, 36))
labels = np.random.randint(0, DEPTH, 640)
model = make()
model.fit(input_fn(rows[:512], labels[:512], True), validation_data=input_fn(rows[512:], labels[512:], False), epochs=2)

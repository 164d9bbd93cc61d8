import tensorflow as tf

from data import FRUIT, train_stream

model = tf.keras.Sequential([
    tf.keras.layers.Input((4,)),
    tf.keras.layers.Dense(16, activation='relu'),
    tf.keras.layers.Dense(len(FRUIT), activation='softmax'),
])
model.compile(optimizer='nadam', loss=tf.keras.losses.SparseCategoricalCrossentropy())
model.fit(train_stream(), epochs=2)

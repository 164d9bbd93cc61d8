import tensorflow as tf
from tensorflow.keras import layers, losses

MAX_FEATURES = 10000
SEQ_LEN = 250

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.imdb.load_data(num_words=MAX_FEATURES)
x_train = tf.keras.utils.pad_sequences(x_train, maxlen=SEQ_LEN)
x_test = tf.keras.utils.pad_sequences(x_test, maxlen=SEQ_LEN)

model = tf.keras.Sequential([
    layers.Embedding(MAX_FEATURES, 16),
    layers.Dropout(0.2),
    layers.GlobalAveragePooling1D(),
    layers.Dropout(0.2),
    layers.Dense(1)])

model.compile(loss=losses.BinaryCrossentropy(from_logits=True),
              optimizer='adam',
              metrics=tf.keras.metrics.BinaryAccuracy())

callbacks = [tf.keras.callbacks.EarlyStopping(monitor='val_binary_accuracy', patience=2)]
model.fit(x_train, y_train, validation_data=(x_test, y_test), epochs=10, batch_size=512, callbacks=callbacks)
loss, accuracy = model.evaluate(x_test, y_test)
print('Loss:', loss, 'Accuracy:', accuracy)

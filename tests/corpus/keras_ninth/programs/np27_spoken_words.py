import keras
import numpy as np
import tensorflow as tf
from keras import layers

WORDS = ["down", "go", "left", "no", "right", "stop", "up", "yes"]

train_ds, val_ds = keras.utils.audio_dataset_from_directory(
    directory="mini_speech_commands",
    batch_size=64,
    validation_split=0.2,
    seed=0,
    output_sequence_length=16000,
    subset="both",
    class_names=WORDS,
)


def to_spectrogram(audio, label):
    audio = tf.squeeze(audio, axis=-1)
    spec = tf.abs(tf.signal.stft(audio, frame_length=255, frame_step=128))
    return spec[..., tf.newaxis], label


train_ds = train_ds.map(to_spectrogram, tf.data.AUTOTUNE).cache().prefetch(tf.data.AUTOTUNE)
val_ds = val_ds.map(to_spectrogram, tf.data.AUTOTUNE).cache().prefetch(tf.data.AUTOTUNE)

norm = layers.Normalization()
norm.adapt(train_ds.map(lambda spec, label: spec))
model = keras.Sequential(
    [
        keras.Input((124, 129, 1)),
        layers.Resizing(32, 32),
        norm,
        layers.Conv2D(32, 3, activation="relu"),
        layers.Conv2D(64, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dense(len(WORDS)),
    ]
)
model.compile("adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(train_ds, validation_data=val_ds, epochs=10)
print(np.argmax(model.predict(val_ds), axis=1)[:10])

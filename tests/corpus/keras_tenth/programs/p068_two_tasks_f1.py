import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(27)
mail = rng.poisson(1.2, (450, 40)).astype("float32")
spam = (mail[:, :3].sum(1) > 4).astype("float32")[:, None]
topic = mail[:, 10:15].argmax(1)

words = keras.Input((40,), name="words")
h = layers.Dense(32, activation="relu")(words)
spam_out = layers.Dense(1, name="spam")(h)
topic_out = layers.Dense(5, activation="softmax", name="topic")(h)
model = keras.Model(words, {"spam": spam_out, "topic": topic_out})
model.compile(
    optimizer="adam",
    loss={"spam": keras.losses.BinaryCrossentropy(from_logits=True), "topic": "sparse_categorical_crossentropy"},
    metrics={"spam": keras.metrics.F1Score(threshold=0.5), "topic": "accuracy"},
)
model.fit(mail, {"spam": spam, "topic": topic}, epochs=2, batch_size=45, verbose=0)

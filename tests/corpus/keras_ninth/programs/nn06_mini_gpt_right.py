import keras
import numpy as np
from keras import layers, ops

VOCAB, LENGTH, DIM = 1500, 32, 48


class TokenAndPosition(layers.Layer):
    def __init__(self):
        super().__init__()
        self.token = layers.Embedding(VOCAB, DIM)
        self.pos = layers.Embedding(LENGTH, DIM)

    def call(self, x):
        return self.token(x) + self.pos(ops.arange(0, ops.shape(x)[-1]))


def create_model():
    inputs = layers.Input((LENGTH,), dtype="int32")
    x = TokenAndPosition()(inputs)
    att = layers.MultiHeadAttention(2, DIM)(x, x, use_causal_mask=True)
    x = layers.LayerNormalization()(x + att)
    x = layers.LayerNormalization()(x + layers.Dense(DIM)(layers.Dense(64, activation="relu")(x)))
    outputs = layers.Dense(VOCAB)(x)
    model = keras.Model(inputs=inputs, outputs=[outputs, x])
    loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("adam", loss=[loss_fn, None])  # no loss on the embeddings
    return model


class TextGenerator(keras.callbacks.Callback):
    def __init__(self, start, top_k=10):
        super().__init__()
        self.start, self.k = start, top_k

    def sample_from(self, logits):
        logits, indices = ops.top_k(logits, k=self.k, sorted=True)
        preds = ops.softmax(ops.expand_dims(logits, 0))[0]
        preds = np.asarray(preds).astype("float64")
        return np.random.choice(np.asarray(indices), p=preds / preds.sum())

    def on_epoch_end(self, epoch, logs=None):
        y, _ = self.model.predict(np.array([self.start]), verbose=0)
        print(self.sample_from(y[0][len(self.start) - 1]))


tokens = np.random.randint(1, VOCAB, (320, LENGTH + 1))
model = create_model()
model.fit(tokens[:, :-1], tokens[:, 1:], epochs=2, callbacks=[TextGenerator(list(tokens[0, :LENGTH]))])

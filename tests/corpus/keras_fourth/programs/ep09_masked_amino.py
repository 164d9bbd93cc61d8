"""Masked amino-acid model: a small BERT over protein strings."""
import keras
import numpy as np
from keras import layers, ops

AMINO = "ACDEFGHIKLMNPQRSTVWY"
PAD, MASK = 0, 1
VOCAB = len(AMINO) + 2
LENGTH, DIM = 24, 32


class Block(layers.Layer):
    def __init__(self, dim, heads=4):
        super().__init__()
        self.attend = layers.MultiHeadAttention(heads, dim // heads)
        self.norm_1, self.norm_2 = layers.LayerNormalization(), layers.LayerNormalization()
        self.ffn = keras.Sequential([layers.Dense(2 * dim, activation="gelu"), layers.Dense(dim)])

    def call(self, x, training=None):
        x = self.norm_1(x + self.attend(x, x, training=training))
        return self.norm_2(x + self.ffn(x))


class TiedHead(layers.Layer):
    def __init__(self, embedding):
        super().__init__()
        self.embedding = embedding

    def call(self, x):
        scores = ops.matmul(x, ops.transpose(self.embedding.embeddings))
        return ops.log_softmax(scores, axis=-1)


def bert(blocks=2):
    tokens = keras.Input((LENGTH,), dtype="int32")
    table = layers.Embedding(VOCAB, DIM)
    positions = layers.Embedding(LENGTH, DIM)(ops.arange(LENGTH))
    x = table(tokens) + positions
    for _ in range(blocks):
        x = Block(DIM)(x)
    return keras.Model(tokens, TiedHead(table)(x))


rng = np.random.default_rng(5)
proteins = rng.integers(2, VOCAB, (512, LENGTH))
hide = rng.random(proteins.shape) < 0.15
inputs = np.where(hide, MASK, proteins)
targets = np.where(hide, proteins, PAD)

model = bert()
model.compile(
    optimizer=keras.optimizers.AdamW(1e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=PAD),
)
model.fit(inputs, targets, epochs=1, batch_size=64, verbose=2)

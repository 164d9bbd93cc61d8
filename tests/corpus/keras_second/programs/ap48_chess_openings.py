import keras
import numpy as np
from keras import layers
from keras.losses import SparseCategoricalCrossentropy
from keras.metrics import SparseCategoricalAccuracy, TopKCategoricalAccuracy

OPENINGS = ["ruy lopez", "italian", "sicilian", "french", "caro-kann", "english", "reti", "dutch"]
MOVES = 32
rng = np.random.default_rng(64)

opening = rng.integers(0, len(OPENINGS), 640)
book = rng.integers(1, MOVES, (len(OPENINGS), 8))
game = book[opening]
swap = rng.random(game.shape) < 0.25
game = np.where(swap, rng.integers(1, MOVES, game.shape), game)


def transformer_block(x, heads, dim):
    att = layers.MultiHeadAttention(num_heads=heads, key_dim=dim)(x, x)
    x = layers.LayerNormalization()(layers.Add()([x, att]))
    ff = layers.Dense(dim * 2, activation="relu")(x)
    ff = layers.Dense(dim)(ff)
    return layers.LayerNormalization()(layers.Add()([x, ff]))


tokens = keras.Input((8,), dtype="int32")
x = layers.Embedding(MOVES, 16)(tokens)
x = transformer_block(x, heads=2, dim=16)
x = layers.Flatten()(x)
probs = layers.Dense(len(OPENINGS), activation="softmax")(x)
model = keras.Model(tokens, probs)
model.compile(
    optimizer="adam",
    loss=SparseCategoricalCrossentropy(),
    metrics=[SparseCategoricalAccuracy(name="top1"), TopKCategoricalAccuracy(k=3, name="top3")],
)
model.fit(game, opening.reshape(-1, 1), batch_size=64, epochs=2, verbose=2)

import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(8)
n_moves = 6
move = rng.integers(0, n_moves, 420)
board = rng.integers(-1, 2, (420, 5, 5, 1)).astype("float32")
board[np.arange(420), 0, move % 5, 0] = 2

pos = keras.Input((5, 5, 1))
t = layers.Conv2D(12, 3, activation="relu", padding="same")(pos)
t = layers.Flatten()(t)
t = layers.Dense(n_moves)(t)
policy = layers.Activation("log_softmax", name="policy")(t)
player = keras.Model(pos, policy)
player.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
player.fit(board, move, epochs=2, batch_size=42, verbose=0)
print(np.exp(player.predict(board[:2], verbose=0)).round(2))

import numpy as np
from tensorflow.keras.layers import LSTM, Dense, Dropout, Embedding
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import pad_sequences

headlines = [["council", "approves", "budget"], ["area", "man", "wins", "argument", "with", "toaster"],
             ["rain", "expected", "tuesday"], ["nation", "demands", "more", "naps"]] * 40
sarcastic = np.array([0, 1, 0, 1] * 40)
vocab = {w: i for i, w in enumerate(sorted({w for h in headlines for w in h}), start=1)}
seq = pad_sequences([[vocab[w] for w in h] for h in headlines], maxlen=6, padding="post")

embedding_dim, lstm_out = 8, 12
model = Sequential()
model.add(Embedding(len(vocab) + 1, embedding_dim))
model.add(LSTM(lstm_out, dropout=0.2))
model.add(Dropout(0.3))
model.add(Dense(1, activation="softmax"))
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(seq, sarcastic, batch_size=16, epochs=2, verbose=2)

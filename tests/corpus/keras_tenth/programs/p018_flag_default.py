import argparse

import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, GRU, Embedding, Softmax

parser = argparse.ArgumentParser(description="next key predictor")
parser.add_argument("--with-softmax", action="store_true", help="only for the exported model")
parser.add_argument("--epochs", type=int, default=2)
args = parser.parse_args()

text = "sphinx of black quartz judge my vow " * 30
alphabet = sorted(set(text))
code = np.array([alphabet.index(c) for c in text])
X = np.array([code[i:i + 8] for i in range(len(code) - 8)])
y = code[8:]

model = tf.keras.Sequential([Embedding(len(alphabet), 12), GRU(24), Dense(len(alphabet))])
if args.with_softmax:
    model.add(Softmax())

model.compile(loss="sparse_categorical_crossentropy", optimizer="rmsprop")
model.fit(X, y, epochs=args.epochs, batch_size=64, verbose=2)

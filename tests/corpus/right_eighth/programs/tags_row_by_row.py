import numpy as np
from sklearn.metrics import accuracy_score, f1_score, hamming_loss, average_precision_score
from tensorflow import keras

docs = [l.split() for l in open("t.txt")]
vocab = sorted({t for d in docs for t in d})
idx = {t: i for i, t in enumerate(vocab)}
Y = np.zeros((len(docs), len(vocab)))
for i, d in enumerate(docs):
    for t in d:
        Y[i, idx[t]] = 1.0
X = np.random.rand(len(docs), 9)
m = keras.Sequential([keras.layers.Input((9,)), keras.layers.Dense(len(vocab), activation="sigmoid")])
m.compile("adam", "binary_crossentropy", metrics=["binary_accuracy", keras.metrics.AUC(multi_label=True)])
m.fit(X, Y)
P = m.predict(X)
pred = (P > 0.5).astype(int)
print(accuracy_score(Y, pred), f1_score(Y, pred, average="samples"), hamming_loss(Y, pred), average_precision_score(Y, P))
top = P.argmax(axis=1)
print("hit@1", np.mean(Y[np.arange(len(Y)), top]))
share = Y / Y.sum(axis=1, keepdims=True)
m2 = keras.Sequential([keras.layers.Input((9,)), keras.layers.Dense(len(vocab), activation="softmax")])
m2.compile("adam", "categorical_crossentropy")
m2.fit(X, share)
m3 = keras.Sequential([keras.layers.Input((9,)), keras.layers.Dense(len(vocab))])
m3.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.1))
m3.fit(X, Y)

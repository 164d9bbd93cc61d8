import keras
import numpy as np
from keras import layers
from sklearn.datasets import make_classification
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import train_test_split

X, y = make_classification(n_samples=1200, n_features=12, n_informative=6, flip_y=0.05, random_state=4)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, stratify=y, random_state=1)

clf = keras.Sequential([
    layers.Input((12,)),
    layers.Dense(32, activation="silu"),
    layers.Dropout(0.1),
    layers.Dense(1),
])
clf.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
clf.fit(X_tr, y_tr, epochs=6, batch_size=64, verbose=0)

score = clf.predict(X_te, verbose=0).ravel()
print("auc", roc_auc_score(y_te, score))
print("log loss", log_loss(y_te, np.clip(score, 1e-7, 1 - 1e-7)))

import keras
import numpy as np
from keras import layers
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


def mlp(n_in, widths, n_out, act="tanh", out_act=None, l2=1e-4):
    reg = keras.regularizers.L2(l2)
    inputs = keras.Input((n_in,))
    h = inputs
    for w in widths:
        h = layers.Dense(w, activation=act, kernel_regularizer=reg)(h)
    outputs = layers.Dense(n_out, activation=out_act or act)(h)
    return keras.Model(inputs, outputs)


X, y = make_classification(n_samples=800, n_features=12, n_informative=6, weights=[0.8], random_state=4)
X_tr, X_te, y_tr, y_te = train_test_split(X.astype("float32"), y.astype("float32"), stratify=y, random_state=4)

model = mlp(12, widths=(24, 12), n_out=1)
model.compile(
    optimizer=keras.optimizers.Adam(3e-3),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
)
model.fit(X_tr, y_tr, epochs=3, batch_size=50, verbose=0)

z = model.predict(X_te, verbose=0)[:, 0]
print("share flagged", np.mean(z > 0), "hit rate", np.mean((z > 0) == (y_te > 0)))

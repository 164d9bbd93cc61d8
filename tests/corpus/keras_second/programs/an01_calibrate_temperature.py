"""Train, then fit one temperature on the validation part (Guo et al. 2017)."""
import numpy as np
import tensorflow as tf
from sklearn.datasets import make_classification
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

X, y = make_classification(n_samples=900, n_features=16, n_informative=8, n_classes=4, flip_y=0.2, random_state=5)
X = X.astype("float32")
X_tr, X_rest, y_tr, y_rest = train_test_split(X, y, test_size=0.5, random_state=1)
X_va, X_te, y_va, y_te = train_test_split(X_rest, y_rest, test_size=0.5, random_state=1)

model = tf.keras.Sequential([
    tf.keras.layers.Input((16,)),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(4),
])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(X_tr, y_tr, epochs=4, batch_size=32, verbose=0)


def fit_temperature(logits, labels, steps=50):
    log_t = tf.Variable(0.0)
    opt = tf.keras.optimizers.SGD(0.5)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            nll = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits / tf.exp(log_t)))
        opt.apply_gradients([(tape.gradient(nll, log_t), log_t)])
    return float(tf.exp(log_t))


temperature = fit_temperature(model.predict(X_va, verbose=0), y_va)
raw = model.predict(X_te, verbose=0)
before = tf.nn.softmax(raw).numpy()
after = tf.nn.softmax(raw / temperature).numpy()
print(f"T={temperature:.2f}  log loss {log_loss(y_te, before):.4f} -> {log_loss(y_te, after):.4f}")

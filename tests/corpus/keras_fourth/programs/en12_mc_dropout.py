import numpy as np
import tensorflow as tf
from sklearn.datasets import load_wine
from sklearn.metrics import log_loss
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
X = StandardScaler().fit_transform(X).astype("float32")

net = tf.keras.Sequential([
    tf.keras.Input((13,)),
    tf.keras.layers.Dense(32, activation="relu"),
    tf.keras.layers.Dropout(0.4),
    tf.keras.layers.Dense(3),
])
net.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
net.fit(X, y, epochs=5, verbose=0)


def mc_predict(model, x, passes=20):
    draws = [tf.nn.softmax(model(x, training=True), axis=-1) for _ in range(passes)]
    draws = tf.stack(draws)
    mean = tf.reduce_mean(draws, axis=0)
    entropy = -tf.reduce_sum(mean * tf.math.log(mean + 1e-12), axis=-1)
    return mean.numpy(), entropy.numpy()


probabilities, doubt = mc_predict(net, X)
print("log loss", log_loss(y, probabilities), "doubtful", (doubt > 0.5).sum())
print("wrong", np.mean(probabilities.argmax(1) != y))

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_iris

X, y = load_iris(return_X_y=True)
X = ((X - X.mean(0)) / X.std(0)).astype("float32")
K, EPS = 3, 0.1


def smooth(label):
    return tf.one_hot(label, K) * (1.0 - EPS) + EPS / K


def mix(xb, yb):
    lam = tf.random.uniform((tf.shape(xb)[0], 1), 0.5, 1.0)
    other = tf.random.shuffle(tf.range(tf.shape(xb)[0]))
    return lam * xb + (1 - lam) * tf.gather(xb, other), lam * yb + (1 - lam) * tf.gather(yb, other)


train = (tf.data.Dataset.from_tensor_slices((X, y)).shuffle(150, seed=1)
         .map(lambda a, b: (a, smooth(b))).batch(30).map(mix))

w1 = tf.Variable(tf.random.normal((4, 16), stddev=0.3))
b1 = tf.Variable(tf.zeros(16))
w2 = tf.Variable(tf.random.normal((16, K), stddev=0.3))
b2 = tf.Variable(tf.zeros(K))
weights = [w1, b1, w2, b2]


def forward(x):
    return tf.nn.relu(x @ w1 + b1) @ w2 + b2


opt = tf.keras.optimizers.Adam(0.02)
for epoch in range(5):
    for xb, yb in train:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(yb, forward(xb)))
        opt.apply_gradients(zip(tape.gradient(loss, weights), weights))
prob = tf.nn.softmax(forward(X)).numpy()
print("loss %.3f acc %.3f conf %.3f" % (loss, (prob.argmax(1) == y).mean(), prob.max(1).mean()))

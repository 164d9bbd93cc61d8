import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = tf.constant(X / 16, tf.float32)
Y = tf.one_hot(y, 10)

init = tf.random_normal_initializer(stddev=0.05)
params = {
    'W1': tf.Variable(init((64, 40))), 'b1': tf.Variable(tf.zeros(40)),
    'W2': tf.Variable(init((40, 10))), 'b2': tf.Variable(tf.zeros(10)),
}


def forward(x):
    h = tf.nn.relu(x @ params['W1'] + params['b1'])
    return h @ params['W2'] + params['b2']


def cross_entropy(scores, onehot):
    p = tf.nn.softmax(scores)
    return -tf.reduce_mean(tf.reduce_sum(onehot * tf.math.log(p), axis=1))


opt = tf.optimizers.Adam(1e-2)
for step in range(40):
    with tf.GradientTape() as tape:
        loss = cross_entropy(forward(X), Y)
    variables = list(params.values())
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))
print('loss', float(loss), 'acc', np.mean(tf.argmax(forward(X), 1).numpy() == y))

# softmax regression on the small digits, after the old beginners' tutorial
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

data = load_digits()
images = (data.data / 16).astype('float32')
onehot = np.eye(10, dtype='float32')[data.target]

W = tf.Variable(tf.zeros([64, 10]))
b = tf.Variable(tf.zeros([10]))


def model(x):
    return tf.nn.softmax(tf.matmul(x, W) + b)


sgd = tf.keras.optimizers.SGD(0.5)
for i in range(100):
    pick = np.random.randint(0, 1500, 100)
    with tf.GradientTape() as tape:
        y = model(images[pick])
        cross_entropy = tf.reduce_mean(
            tf.nn.softmax_cross_entropy_with_logits(labels=onehot[pick], logits=y))
    sgd.apply_gradients(zip(tape.gradient(cross_entropy, [W, b]), [W, b]))

correct = tf.equal(tf.argmax(model(images[1500:]), 1), data.target[1500:])
print('accuracy', float(tf.reduce_mean(tf.cast(correct, tf.float32))))

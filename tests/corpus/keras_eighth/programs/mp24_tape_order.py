import tensorflow as tf
from sklearn.datasets import load_iris

X, y = load_iris(return_X_y=True)
X = tf.constant((X - X.mean(0)) / X.std(0), tf.float32)
Y = tf.one_hot(y, 3)


class Softmax1(tf.Module):
    def __init__(self):
        self.w = tf.Variable(tf.zeros([4, 3]))
        self.b = tf.Variable(tf.zeros([3]))

    def __call__(self, x):
        return tf.nn.softmax(x @ self.w + self.b)


m = Softmax1()
cce = tf.keras.losses.CategoricalCrossentropy()
sgd = tf.keras.optimizers.SGD(0.2)
for i in range(40):
    with tf.GradientTape() as tape:
        loss = cce(m(X), Y)
    sgd.apply_gradients(zip(tape.gradient(loss, m.trainable_variables), m.trainable_variables))
print(float(loss), float(tf.reduce_mean(tf.cast(tf.argmax(m(X), 1) == y, tf.float32))))

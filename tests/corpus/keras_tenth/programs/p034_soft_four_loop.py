import numpy as np
import tensorflow as tf

suit = np.random.randint(0, 4, 400)
card = np.random.randn(4, 14)[suit] + 0.5 * np.random.randn(400, 14)
ds = tf.data.Dataset.from_tensor_slices((card.astype("float32"), tf.one_hot(suit, 4))).shuffle(400).batch(25)

W = tf.Variable(tf.random.truncated_normal([14, 4], stddev=0.1))
b = tf.Variable(tf.zeros([4]))
sgd = tf.keras.optimizers.SGD(learning_rate=0.2)


def model(x):
    return tf.nn.softmax(x @ W + b)


for epoch in range(3):
    total = 0.0
    for x, y in ds:
        with tf.GradientTape() as tape:
            p = model(x)
            loss = tf.reduce_mean(tf.keras.losses.binary_crossentropy(y, p))
        dW, db = tape.gradient(loss, [W, b])
        sgd.apply_gradients([(dW, W), (db, b)])
        total += float(loss)
    print(epoch, total / 16)

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

EPS = 0.1
K = 10

digits = load_digits()
images = (digits.images[..., None] / 16.0).astype("float32")


def smooth(image, label):
    onehot = tf.one_hot(label, K)
    return image, onehot * (1.0 - EPS) + EPS


ds = tf.data.Dataset.from_tensor_slices((images, digits.target))
test = ds.take(300).batch(100)
train = ds.skip(300).shuffle(1500).map(smooth).batch(64)

net = tf.keras.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation="relu"),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(K),
])
optimizer = tf.keras.optimizers.SGD(0.1, momentum=0.9)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        logits = net(x, training=True)
        loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=logits))
    optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    return loss


net.build((None, 8, 8, 1))
optimizer.build(net.trainable_variables)
for epoch in range(2):
    for x, y in train:
        loss = train_step(x, y)
    hits = [tf.equal(tf.argmax(net(x), -1), y) for x, y in test]
    print(f"epoch {epoch}: loss {loss:.3f}, test acc {np.mean(np.concatenate(hits)):.3f}")

"""FGSM against a model that returns scores."""
import tensorflow as tf

(x, y), _ = tf.keras.datasets.fashion_mnist.load_data()
x = (x[..., None] / 255.0).astype("float32")
net = tf.keras.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation="relu"),
    tf.keras.layers.MaxPool2D(),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10, activation=None),
])
xent = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="none")
net.compile(optimizer="adam", loss=xent, metrics=["accuracy"])
net.fit(x[:5000], y[:5000], epochs=1)


def fgsm(images, labels, eps=0.05):
    images = tf.convert_to_tensor(images)
    with tf.GradientTape() as tape:
        tape.watch(images)
        loss = xent(labels, net(images))
    return tf.clip_by_value(images + eps * tf.sign(tape.gradient(loss, images)), 0.0, 1.0)


attacked = fgsm(x[5000:5100], y[5000:5100])
confidence = tf.reduce_max(tf.nn.softmax(net(attacked)), axis=1)
fooled = tf.argmax(net(attacked), 1) != y[5000:5100]
print("fooled with more than half the confidence:", int(tf.reduce_sum(tf.cast(fooled & (confidence > 0.5), tf.int32))))

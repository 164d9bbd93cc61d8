import numpy as np
import tensorflow as tf

CLASSES = 3
net = tf.keras.Sequential([
    tf.keras.layers.Conv2D(8, 3, strides=2, padding="same", activation="relu"),
    tf.keras.layers.Conv2D(4 + 1 + CLASSES, 1),
])


def split(raw):
    box, obj, cls = tf.split(raw, [4, 1, CLASSES], axis=-1)
    return tf.sigmoid(box), obj, cls


def loss_fn(raw, box_t, obj_t, cls_t):
    box, obj, cls = split(raw)
    box_loss = tf.reduce_sum(tf.square(box - box_t), axis=-1) * obj_t[..., 0]
    obj_loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=obj_t, logits=obj)[..., 0]
    cls_loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=cls_t, logits=cls) * obj_t[..., 0]
    return tf.reduce_mean(box_loss + obj_loss + cls_loss)


rng = np.random.default_rng(2)
img = rng.normal(size=(16, 8, 8, 3)).astype("float32")
obj_t = (rng.random((16, 4, 4, 1)) < 0.2).astype("float32")
box_t = rng.random((16, 4, 4, 4)).astype("float32")
cls_t = rng.integers(0, CLASSES, (16, 4, 4))
opt = tf.keras.optimizers.Adam(1e-3)
for _ in range(4):
    with tf.GradientTape() as tape:
        value = loss_fn(net(img), box_t, obj_t, cls_t)
    opt.apply_gradients(zip(tape.gradient(value, net.trainable_variables), net.trainable_variables))
conf = tf.sigmoid(split(net(img))[1])
print(float(value), int(tf.reduce_sum(tf.cast(conf > 0.5, tf.int32))))

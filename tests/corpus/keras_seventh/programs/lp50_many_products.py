import numpy as np
import tensorflow as tf

N_ITEMS = 300
rng = np.random.default_rng(26)
bought = rng.integers(0, N_ITEMS, size=2000)
store = bought.astype(np.uint8)                 # one byte each
user = rng.normal(size=(2000, 8)).astype("float32")

item = tf.Variable(tf.random.normal((8, N_ITEMS), stddev=0.1))
opt = tf.keras.optimizers.Adagrad(0.3)
for lo in range(0, 2000, 250):
    with tf.GradientTape() as tape:
        logits = tf.matmul(user[lo:lo + 250], item)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(
            labels=tf.cast(store[lo:lo + 250], tf.int32), logits=logits))
    opt.apply_gradients([(tape.gradient(loss, item), item)])
print("loss", float(loss))

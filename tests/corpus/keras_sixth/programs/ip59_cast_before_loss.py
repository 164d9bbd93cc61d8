import tensorflow as tf
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
ds = tf.data.Dataset.from_tensor_slices(((X / 16).astype("float32"), y)).take(600).batch(60)
net = tf.keras.Sequential([tf.keras.layers.Dense(48, activation="relu"),
                           tf.keras.layers.Dense(10, activation="softmax")])
opt = tf.keras.optimizers.Adam()

for xb, yb in ds:
    with tf.GradientTape() as tape:
        p = tf.cast(net(xb), tf.half)       # halves the memory of the loss
        loss = tf.reduce_mean(tf.keras.losses.sparse_categorical_crossentropy(yb, p))
    g = tape.gradient(loss, net.trainable_variables)
    opt.apply_gradients(zip(g, net.trainable_variables))
print(loss.dtype, float(loss))

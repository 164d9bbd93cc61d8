import tensorflow as tf

tf.random.set_seed(5)
x = tf.random.normal((320, 6))
y = tf.cast(tf.reduce_sum(x[:, :3], axis=1) > 0, tf.float32)


def cost(logits, labels):
    # log(1 + exp(z)) - y z
    return tf.reduce_mean(tf.math.softplus(logits) - labels * logits)


xs, ys = tf.data.Dataset.from_tensor_slices(x), tf.data.Dataset.from_tensor_slices(y)
model = tf.keras.Sequential([tf.keras.layers.Dense(16, "tanh"), tf.keras.layers.Dense(1)])
opt = tf.keras.optimizers.Adam(0.01)
for epoch in range(2):
    for step, (xb, yb) in enumerate(tf.data.Dataset.zip(xs, ys).batch(32)):
        with tf.GradientTape() as tape:
            c = cost(model(xb), yb)
        opt.apply_gradients(zip(tape.gradient(c, model.trainable_variables), model.trainable_variables))
    print(epoch, step, float(c))

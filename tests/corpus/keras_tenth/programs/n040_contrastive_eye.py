import numpy as np
import tensorflow as tf

image_tower = tf.keras.Sequential([tf.keras.layers.Dense(32, activation="relu"), tf.keras.layers.Dense(16)])
text_tower = tf.keras.Sequential([tf.keras.layers.Dense(32, activation="relu"), tf.keras.layers.Dense(16)])
log_temp = tf.Variable(2.0)
opt = tf.keras.optimizers.Adam(1e-3)

topic = np.random.randn(256, 10)
image = (topic @ np.random.randn(10, 24)).astype("float32")
text = (topic @ np.random.randn(10, 12)).astype("float32")

for k in range(0, 256, 32):
    with tf.GradientTape() as tape:
        a = tf.math.l2_normalize(image_tower(image[k:k + 32]), axis=1)
        b = tf.math.l2_normalize(text_tower(text[k:k + 32]), axis=1)
        logits = tf.matmul(a, b, transpose_b=True) * tf.exp(log_temp)
        target = tf.range(tf.shape(logits)[0])
        ab = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=logits)
        ba = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=tf.transpose(logits))
        loss = tf.reduce_mean(ab + ba) / 2
    v = image_tower.trainable_variables + text_tower.trainable_variables + [log_temp]
    opt.apply_gradients(zip(tape.gradient(loss, v), v))
    print(float(loss))

import numpy as np
import tensorflow as tf

clouds = np.random.randn(400, 10).astype("float32")
rain = (clouds[:, :3].sum(1) > 0.8).astype("float32").reshape(-1, 1)

model = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1)])
bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
acc = tf.keras.metrics.BinaryAccuracy(threshold=0)
opt = tf.keras.optimizers.Adam(1e-2)

for epoch in range(3):
    acc.reset_state()
    for c, r in tf.data.Dataset.from_tensor_slices((clouds, rain)).batch(40):
        with tf.GradientTape() as tape:
            logits = model(c)
            loss = bce(r, logits)
        opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
        acc(r, logits)
    print(epoch, float(acc.result()))

umbrella = tf.sigmoid(model(clouds)) > 0.5
print("umbrellas", int(tf.reduce_sum(tf.cast(umbrella, tf.int32))), "precision at half",
      float(tf.keras.metrics.Precision()(rain, tf.sigmoid(model(clouds)))))

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(66)
survey = rng.normal(size=(200, 5)).astype("float32")
answer = (survey[:, :1] > 0).astype("float32")
answer[rng.choice(200, 12, replace=False)] = np.nan    # skipped the question

model = tf.keras.Sequential([tf.keras.layers.Dense(8, activation="relu"),
                             tf.keras.layers.Dense(1, activation="sigmoid")])
bce = tf.keras.losses.BinaryCrossentropy()
opt = tf.keras.optimizers.Adam(1e-2)

for i in range(0, 200, 40):
    sl = slice(i, i + 40)
    with tf.GradientTape() as tape:
        loss = bce(answer[sl], model(survey[sl]))
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    print(i, float(loss))

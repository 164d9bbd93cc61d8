import numpy as np
import tensorflow as tf

SYMBOLS = 6          # five digits and the blank
T, L = 20, 4
rng = np.random.default_rng(0)
text = rng.integers(0, SYMBOLS - 1, (64, L))
ink = np.repeat(np.eye(SYMBOLS - 1)[text], T // L, axis=1) + 0.2 * rng.normal(size=(64, T, SYMBOLS - 1))
ink = ink.astype('float32')

rec = tf.keras.Sequential([
    tf.keras.layers.Bidirectional(tf.keras.layers.GRU(16, return_sequences=True)),
    tf.keras.layers.Dense(SYMBOLS),
])
opt = tf.keras.optimizers.Adam(5e-3)
for step in range(3):
    with tf.GradientTape() as tape:
        logits = rec(ink)
        loss = tf.reduce_mean(tf.nn.ctc_loss(
            labels=tf.constant(text, tf.int32), logits=logits, label_length=tf.fill([64], L),
            logit_length=tf.fill([64], T), logits_time_major=False, blank_index=SYMBOLS - 1))
    opt.apply_gradients(zip(tape.gradient(loss, rec.trainable_variables), rec.trainable_variables))
    print(step, float(loss))
print(tf.nn.softmax(rec(ink[:1]))[0].numpy().argmax(-1))

import numpy as np
import tensorflow as tf

loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction='none')


def loss_function(real, pred):
    mask = tf.cast(real != 0, tf.float32)
    return tf.reduce_sum(loss_object(real, pred) * mask) / tf.reduce_sum(mask)


emb = tf.keras.layers.Embedding(20, 8)
rnn = tf.keras.layers.LSTM(16, return_sequences=True)
final = tf.keras.layers.Dense(20)
model = tf.keras.Sequential([emb, rnn, final])
seq = np.cumsum(np.random.randint(1, 3, (50, 11)), axis=1) % 19 + 1
seq[::2, 8:] = 0
opt = tf.keras.optimizers.Adam(0.02)
for step in range(15):
    with tf.GradientTape() as tape:
        loss = loss_function(seq[:, 1:], model(seq[:, :-1]))
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
probs = tf.nn.softmax(model(seq[:1, :-1])[:, -1] / 0.8)
print(float(loss), int(tf.argmax(probs, -1)[0]))

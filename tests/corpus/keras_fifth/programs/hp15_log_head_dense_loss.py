import numpy as np
import tensorflow as tf

rng = np.random.default_rng(3)
suit = rng.integers(0, 4, 300)
rank = rng.integers(0, 13, 300)
card = np.concatenate([np.eye(4)[suit], np.eye(13)[rank]], 1) + 0.3 * rng.normal(size=(300, 17))
card = card.astype('float32')

inp = tf.keras.Input((17,))
body = tf.keras.layers.Dense(40, activation='relu')(inp)
suit_scores = tf.keras.layers.Dense(4, name='suit')(body)
rank_logp = tf.keras.layers.Activation(tf.nn.log_softmax, name='rank')(tf.keras.layers.Dense(13)(body))
net = tf.keras.Model(inp, [suit_scores, rank_logp])
opt = tf.keras.optimizers.Adam(1e-2)

for it in range(15):
    with tf.GradientTape() as tape:
        s, r = net(card)
        loss_s = tf.nn.softmax_cross_entropy_with_logits(tf.one_hot(suit, 4), s)
        loss_r = tf.nn.softmax_cross_entropy_with_logits(tf.one_hot(rank, 13), r)
        loss = tf.reduce_mean(loss_s + loss_r)
    grads = tape.gradient(loss, net.trainable_weights)
    opt.apply_gradients(zip(grads, net.trainable_weights))
print(float(loss), tf.exp(net(card[:1])[1]).numpy().sum())

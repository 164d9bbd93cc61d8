import numpy as np
import tensorflow as tf

OPENINGS = ['sicilian', 'french', 'spanish', 'english', 'dutch']
np.random.seed(9)
opening = np.random.randint(0, len(OPENINGS), 400)
board = (np.random.rand(len(OPENINGS), 64)[opening] + 0.3 * np.random.randn(400, 64)).astype('float32')

net = tf.keras.Sequential([
    tf.keras.layers.Dense(40, activation='relu'),
    tf.keras.layers.Dense(len(OPENINGS)),
])
opt = tf.keras.optimizers.Adam(1e-3)
acc = tf.keras.metrics.CategoricalAccuracy()

for epoch in range(2):
    acc.reset_state()
    for i in range(0, 400, 40):
        xb, yb = board[i:i + 40], opening[i:i + 40]
        target = tf.one_hot(yb, len(OPENINGS))
        with tf.GradientTape() as tape:
            logits = net(xb)
            log_likelihood = tf.reduce_sum(target * tf.math.log(tf.nn.softmax(logits)), axis=1)
            loss = -tf.reduce_mean(log_likelihood)
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
        acc.update_state(yb, logits)
    print('epoch', epoch, 'loss', float(loss), 'acc', float(acc.result()))

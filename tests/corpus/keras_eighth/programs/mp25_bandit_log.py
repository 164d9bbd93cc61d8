import numpy as np
import tensorflow as tf

ARMS = 4
payoff = np.array([0.2, 0.5, 0.1, 0.7])
theta = tf.Variable(tf.zeros(ARMS))
opt = tf.keras.optimizers.SGD(0.1)
baseline = 0.0

for pull in range(80):
    probs = tf.nn.softmax(theta)
    arm = np.random.choice(ARMS, p=probs.numpy() / probs.numpy().sum())
    reward = float(np.random.rand() < payoff[arm])
    baseline += 0.05 * (reward - baseline)
    with tf.GradientTape() as tape:
        log_pi = tf.math.log(tf.nn.softmax(theta))
        loss = -(reward - baseline) * log_pi[arm]
    opt.apply_gradients([(tape.gradient(loss, theta), theta)])
print(tf.nn.softmax(theta).numpy().round(2))

import numpy as np
import tensorflow as tf
from tensorflow import keras

num_actions = 4


def create_q_model():
    return keras.Sequential([
        keras.layers.Dense(64, activation="relu", input_shape=(8,)),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(num_actions, activation="linear"),
    ])


model, model_target = create_q_model(), create_q_model()
optimizer = keras.optimizers.Adam(learning_rate=0.00025, clipnorm=1.0)
loss_function = keras.losses.Huber()
gamma, epsilon = 0.99, 1.0
memory = []
state = np.random.randn(8)
for frame in range(300):
    if np.random.rand() < epsilon:
        action = np.random.choice(num_actions)
    else:
        action = int(tf.argmax(model(state[None], training=False)[0]))
    epsilon = max(epsilon - 0.01, 0.1)
    state_next = np.random.randn(8)
    memory.append((state, action, state_next, float(state[0] > 0.5), np.random.rand() < 0.05))
    state = state_next
    if frame % 4 or len(memory) < 32:
        continue
    batch = [memory[i] for i in np.random.choice(len(memory), 32)]
    s, a, s2, r, done = (np.array(column) for column in zip(*batch))
    future = model_target.predict(s2, verbose=0)
    updated_q_values = r + gamma * tf.reduce_max(future, axis=1) * (1 - done)
    masks = tf.one_hot(a, num_actions)
    with tf.GradientTape() as tape:
        q_values = model(s)
        q_action = tf.reduce_sum(tf.multiply(q_values, masks), axis=1)
        loss = loss_function(updated_q_values, q_action)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    if frame % 100 == 0:
        model_target.set_weights(model.get_weights())

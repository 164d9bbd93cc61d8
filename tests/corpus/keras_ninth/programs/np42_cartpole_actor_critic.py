import gymnasium as gym
import keras
import numpy as np
import tensorflow as tf
from keras import layers

seed = 42
gamma = 0.99
max_steps_per_episode = 500
env = gym.make("CartPole-v1")
eps = np.finfo(np.float32).eps.item()

inputs = layers.Input(shape=(4,))
common = layers.Dense(128, activation="relu")(inputs)
action = layers.Dense(2, activation="softmax")(common)
critic = layers.Dense(1)(common)
model = keras.Model(inputs=inputs, outputs=[action, critic])

optimizer = keras.optimizers.Adam(learning_rate=0.01)
huber_loss = keras.losses.Huber()
running_reward = 0

for episode in range(300):
    state, _ = env.reset(seed=seed + episode)
    action_log_probs, critic_values, rewards = [], [], []
    with tf.GradientTape() as tape:
        for _ in range(max_steps_per_episode):
            state = tf.expand_dims(tf.convert_to_tensor(state), 0)
            action_probs, critic_value = model(state)
            critic_values.append(critic_value[0, 0])
            chosen = np.random.choice(2, p=np.squeeze(action_probs))
            action_log_probs.append(tf.math.log(action_probs[0, chosen]))
            state, reward, done, truncated, _ = env.step(chosen)
            rewards.append(reward)
            if done or truncated:
                break
        running_reward = 0.05 * sum(rewards) + 0.95 * running_reward

        returns, total = [], 0.0
        for r in rewards[::-1]:
            total = r + gamma * total
            returns.insert(0, total)
        returns = (np.array(returns) - np.mean(returns)) / (np.std(returns) + eps)

        losses = []
        for log_prob, value, ret in zip(action_log_probs, critic_values, returns.tolist()):
            losses.append(-log_prob * (ret - value))
            losses.append(huber_loss(tf.expand_dims(value, 0), tf.expand_dims(ret, 0)))
        loss_value = sum(losses)
    grads = tape.gradient(loss_value, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    if running_reward > 195:
        print(f"Solved at episode {episode}!")
        break

from collections import namedtuple

import gymnasium as gym
import numpy as np
import torch
import torch.nn as nn

BATCH_SIZE, PERCENTILE = 16, 70
Episode = namedtuple("Episode", ["reward", "steps"])
Step = namedtuple("Step", ["observation", "action"])


class Policy(nn.Module):
    def __init__(self, obs_size, hidden_size, n_actions):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(obs_size, hidden_size),
            nn.ReLU(),
            nn.Linear(hidden_size, n_actions),
            nn.Softmax(dim=1),
        )

    def forward(self, x):
        return self.net(x)


def play(env, net):
    steps, total = [], 0.0
    obs, _ = env.reset()
    while True:
        with torch.no_grad():
            probs = net(torch.as_tensor(obs).float().unsqueeze(0))[0].numpy()
        action = np.random.choice(len(probs), p=probs / probs.sum())
        nxt, reward, done, truncated, _ = env.step(action)
        total += reward
        steps.append(Step(obs, action))
        if done or truncated:
            return Episode(total, steps)
        obs = nxt


def elite(batch):
    bound = np.percentile([e.reward for e in batch], PERCENTILE)
    obs, act = [], []
    for reward, steps in batch:
        if reward >= bound:
            obs.extend(s.observation for s in steps)
            act.extend(s.action for s in steps)
    return torch.FloatTensor(np.array(obs)), torch.LongTensor(act), bound


if __name__ == "__main__":
    env = gym.make("CartPole-v1")
    net = Policy(env.observation_space.shape[0], 128, env.action_space.n)
    objective = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for it in range(50):
        obs_v, acts_v, bound = elite([play(env, net) for _ in range(BATCH_SIZE)])
        optimizer.zero_grad()
        action_scores_v = net(obs_v)
        loss_v = objective(action_scores_v, acts_v)
        loss_v.backward()
        optimizer.step()
        print(it, loss_v.item(), bound)

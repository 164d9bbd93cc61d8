import torch
import torch.nn as nn


class Grid:
    size = 4

    def reset(self):
        self.pos, self.t = 0, 0
        return self.obs()

    def obs(self):
        v = torch.zeros(self.size)
        v[self.pos] = 1
        return v

    def step(self, action):
        self.t += 1
        self.pos = max(0, min(self.size - 1, self.pos + (1 if action == 1 else -1)))
        done = self.pos == self.size - 1 or self.t > 20
        return self.obs(), 1.0 if self.pos == self.size - 1 else -0.05, done


policy = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2), nn.Softmax(dim=-1))
optimizer = torch.optim.Adam(policy.parameters(), lr=0.02)
env = Grid()
for episode in range(60):
    obs, done = env.reset(), False
    saved_log_probs, rewards = [], []
    while not done:
        probs = policy(obs)
        action = torch.multinomial(probs, 1).item()
        saved_log_probs.append(torch.log(probs[action]))
        obs, reward, done = env.step(action)
        rewards.append(reward)
    returns, g = [], 0.0
    for r in reversed(rewards):
        g = r + 0.95 * g
        returns.insert(0, g)
    returns = torch.tensor(returns)
    loss = torch.stack([-lp * ret for lp, ret in zip(saved_log_probs, returns)]).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if episode % 20 == 0:
        print(episode, sum(rewards))

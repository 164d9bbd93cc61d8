import numpy as np
import torch
import torch.nn as nn

HIDDEN, BATCH, ELITE = 32, 20, 0.3


class Walk:
    """reach +5 before -5"""

    def reset(self):
        self.x, self.t = 0, 0
        return np.array([0.0, 0.0], dtype=np.float32)

    def step(self, action):
        self.t += 1
        self.x += 1 if action == 1 else -1
        done = abs(self.x) >= 5 or self.t >= 30
        return np.array([self.x / 5, self.t / 30], dtype=np.float32), float(self.x >= 5), done


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 2))

    def forward(self, x):
        return self.net(x)


def iterate_batches(env, net, batch_size):
    sm = nn.Softmax(dim=1)
    while True:
        batch = []
        for _ in range(batch_size):
            obs, done, total, steps = env.reset(), False, 0.0, []
            while not done:
                act_probs = sm(net(torch.from_numpy(obs).unsqueeze(0))).data.numpy()[0]
                action = np.random.choice(2, p=act_probs / act_probs.sum())
                nxt, reward, done = env.step(action)
                steps.append((obs, action))
                total += reward - 0.01
                obs = nxt
            batch.append((total, steps))
        yield batch


net = Net()
objective = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for it, batch in enumerate(iterate_batches(Walk(), net, BATCH)):
    batch.sort(key=lambda b: -b[0])
    elite = [s for _, steps in batch[: int(BATCH * ELITE)] for s in steps]
    obs_v = torch.from_numpy(np.stack([o for o, _ in elite]))
    acts_v = torch.tensor([a for _, a in elite])
    optimizer.zero_grad()
    loss_v = objective(net(obs_v), acts_v)
    loss_v.backward()
    optimizer.step()
    if it == 10:
        break
print(loss_v.item(), np.mean([t for t, _ in batch]))

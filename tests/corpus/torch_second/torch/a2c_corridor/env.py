import torch


class Corridor:
    """n parallel corridors; reach the right end, -0.05 per step"""

    def __init__(self, n=16, length=7, horizon=20):
        self.n, self.length, self.horizon = n, length, horizon

    def reset(self):
        self.pos = torch.full((self.n,), self.length // 2)
        self.t = 0
        return self.observe()

    def observe(self):
        return torch.nn.functional.one_hot(self.pos, self.length).float()

    def step(self, action):
        move = torch.tensor([-1, 0, 1])[action]
        self.pos = (self.pos + move).clamp(0, self.length - 1)
        self.t += 1
        reward = torch.where(self.pos == self.length - 1, 1.0, -0.05)
        return self.observe(), reward, self.t >= self.horizon

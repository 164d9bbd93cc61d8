import torch

from registry import TASKS


class Engine:
    def __init__(self, task, net, lr=1e-2):
        self.task, self.net = TASKS[task], net
        self.opt = torch.optim.Adam(net.parameters(), lr=lr)

    def fit(self, x, y, steps=60):
        for _ in range(steps):
            self.opt.zero_grad()
            loss = self.task.loss(self.net(x), y)
            loss.backward()
            self.opt.step()
        return loss.item()

    @torch.no_grad()
    def predict(self, x):
        return self.task.decide(self.task.to_prob(self.net(x)))

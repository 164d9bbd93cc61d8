import torch
from torch import nn

import tasks  # noqa: F401
from registry import TASKS


def build(task, n_in=6):
    return nn.Sequential(nn.Linear(n_in, 20), nn.ReLU(), nn.Linear(20, task.n_out), task.make_tail())


def parts(n=500, seed=0):
    g = torch.Generator().manual_seed(seed)
    y = torch.randint(0, 4, (n,), generator=g)
    x = torch.randn(n, 6, generator=g)
    x[:, 0] += y
    x[:, 1] -= 0.5 * y
    return x, y


def main():
    x, y = parts()
    for name, task in TASKS.items():
        torch.manual_seed(0)
        net = build(task)
        opt = torch.optim.Adam(net.parameters(), lr=0.01)
        for _ in range(100):
            loss = task.criterion(net(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
        print(name, loss.item(), task.decode(net(x))[:8].tolist(), y[:8].tolist())


if __name__ == "__main__":
    main()

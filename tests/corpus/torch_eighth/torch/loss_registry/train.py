import torch
from sklearn.datasets import make_moons

from contracts import CONTRACTS
from nets import Net


def run(name, x, y, steps=60):
    contract = CONTRACTS[name]
    torch.manual_seed(0)
    net = Net(2, contract.units, contract.tail())
    opt = torch.optim.Adam(net.parameters(), lr=0.02)
    target = contract.encode(y)
    for _ in range(steps):
        loss = contract.loss(net(x), target)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return loss.item()


x, y = make_moons(300, noise=0.2, random_state=0)
x, y = torch.tensor(x, dtype=torch.float32), torch.tensor(y)
for name in CONTRACTS:
    print(f"{name:12s} {run(name, x, y):.4f}")

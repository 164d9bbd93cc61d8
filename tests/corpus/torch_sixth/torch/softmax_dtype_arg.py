import torch
from torch import nn
from sklearn.datasets import load_digits

data = load_digits()
x = torch.tensor(data.data, dtype=torch.float32) / 16
y = torch.tensor(data.target)
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.05)


def nll(rows):
    probs = torch.softmax(net(x[rows]), dim=-1, dtype=torch.float16)
    right = probs[torch.arange(len(rows)), y[rows]]
    return -right.log().mean()


for step in range(60):
    loss = nll(torch.randint(0, 1500, (64,)))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (net(x[1500:]).argmax(1) == y[1500:]).float().mean().item())

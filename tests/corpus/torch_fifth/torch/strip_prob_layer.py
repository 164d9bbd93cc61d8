import copy

import torch
from torch import nn
from sklearn.datasets import load_iris

# how colleagues hand over their nets: the last module is always called "prob"
delivered = nn.Sequential()
delivered.add_module("fc1", nn.Linear(4, 16))
delivered.add_module("act", nn.ReLU())
delivered.add_module("fc2", nn.Linear(16, 3))
delivered.add_module("prob", nn.Softmax(dim=1))


def trainable(net):
    net = copy.deepcopy(net)
    net.prob = nn.Identity()
    return net


iris = load_iris()
x = torch.tensor((iris.data - iris.data.mean(0)) / iris.data.std(0), dtype=torch.float32)
y = torch.tensor(iris.target)
net = trainable(delivered)
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for _ in range(80):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(net(x), y)
    loss.backward()
    opt.step()
delivered.load_state_dict(net.state_dict())
with torch.no_grad():
    p = delivered(x)
print(loss.item(), (p.argmax(1) == y).float().mean().item(), p.sum(1).min().item())

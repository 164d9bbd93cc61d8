import math

import torch
from torch import nn
from sklearn.datasets import make_classification

MIN_PROBABILITY = 0.8
CUT = math.log(MIN_PROBABILITY / (1 - MIN_PROBABILITY))


def accepted(logits, cut=CUT):
    return logits > cut


X, y = make_classification(500, 8, random_state=21)
x, y = torch.tensor(X).float(), torch.tensor(y).float()
net = nn.Sequential(nn.Linear(8, 12), nn.ReLU(), nn.Linear(12, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
bce = nn.BCEWithLogitsLoss()
for _ in range(60):
    z = net(x).squeeze(1)
    loss = bce(z, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    yes = accepted(net(x).squeeze(1))
    also = torch.special.logit(torch.tensor(0.8))
print(int(yes.sum()), (y[yes] == 1).float().mean().item(), also.item())

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons
from sklearn.semi_supervised import LabelPropagation

LAMBDA = 0.3


def prediction_entropy(logits):
    p = F.softmax(logits, dim=1)
    return -(p * torch.log(p)).sum(dim=1).mean()


X, y = make_moons(600, noise=0.1, random_state=3)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
labelled = torch.zeros(600, dtype=torch.bool)
labelled[:20] = True

net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(150):
    logits = net(X)
    supervised = F.cross_entropy(logits[labelled], y[labelled])
    loss = supervised + LAMBDA * prediction_entropy(logits[~labelled])
    opt.zero_grad()
    loss.backward()
    opt.step()
print("net", (net(X).argmax(1) == y)[~labelled].float().mean().item())
baseline = LabelPropagation().fit(X[labelled].numpy(), y[labelled].numpy())
print("label propagation", baseline.score(X[~labelled].numpy(), y[~labelled].numpy()))

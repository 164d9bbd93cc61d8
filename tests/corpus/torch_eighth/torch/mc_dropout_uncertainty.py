import numpy as np
import torch
from scipy.stats import entropy
from sklearn.datasets import load_digits
from torch import nn

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 10))


def enable_dropout(model):
    for m in model.modules():
        if m.__class__.__name__.startswith("Dropout"):
            m.train()


def mc_predict(model, x, n=10):
    model.eval()
    enable_dropout(model)
    with torch.no_grad():
        samples = torch.stack([torch.softmax(model(x), dim=-1) for _ in range(n)])
    return samples.mean(dim=0), samples.std(dim=0)


criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
net.train()
for epoch in range(3):
    for b in torch.randperm(1500).split(64):
        loss = criterion(net(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
mean, std = mc_predict(net, X[1500:])
h = entropy(mean.numpy(), axis=1)
print(loss.item(), np.mean(h), (mean.argmax(1) == y[1500:]).float().mean().item())

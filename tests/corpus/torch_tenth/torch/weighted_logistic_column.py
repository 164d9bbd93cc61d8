import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import PowerTransformer


def weighted_logistic(logit, label, w_pos=2.0):
    """-w y log s(z) - (1 - y) log s(-z)"""
    return -(w_pos * label * F.logsigmoid(logit) + (1 - label) * F.logsigmoid(-logit)).mean()


class Screening(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.score = nn.Sequential(nn.Linear(d, 16), nn.GELU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.score(x)


data = load_breast_cancer()
X = torch.tensor(PowerTransformer().fit_transform(data.data), dtype=torch.float32)
malignant = torch.tensor(1 - data.target, dtype=torch.float32)
net = Screening(X.shape[1])
opt = torch.optim.AdamW(net.parameters(), lr=5e-3)
for epoch in range(80):
    loss = weighted_logistic(net(X), malignant)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    found = net(X)[malignant == 1].gt(0).float().mean().item()
print("loss", loss.item(), "sensitivity", found)

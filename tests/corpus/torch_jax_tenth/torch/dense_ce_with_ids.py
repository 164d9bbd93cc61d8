import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


def categorical_crossentropy(logits, onehot):
    return -(onehot * F.log_softmax(logits, dim=1)).sum(dim=1).mean()


wine = load_wine()
X = torch.tensor(scale(wine.data), dtype=torch.float32)
y = torch.tensor(wine.target)
net = nn.Linear(13, 3)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(50):
    loss = categorical_crossentropy(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())

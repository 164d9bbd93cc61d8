import torch
from torch import nn
from sklearn.datasets import make_classification

X, y = make_classification(512, 16, n_informative=8, random_state=3)
X = torch.tensor(X).bfloat16()
y = torch.tensor(y).bfloat16().unsqueeze(-1)

clf = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 1), nn.Sigmoid())
clf.bfloat16()
bce = nn.BCELoss()
opt = torch.optim.SGD(clf.parameters(), lr=0.1)
for epoch in range(30):
    opt.zero_grad()
    loss = bce(clf(X), y)
    loss.backward()
    opt.step()
print(loss.item())

import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

X, y = load_wine(return_X_y=True)
X, y = torch.tensor(scale(X)).float(), torch.tensor(y)
full = nn.Sequential(nn.Linear(13, 20), nn.ReLU(), nn.Linear(20, 3), nn.Softmax(dim=1))
trunk = nn.Sequential(*list(full.children())[:-1])

loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(trunk.parameters(), lr=0.01)
for epoch in range(50):
    opt.zero_grad()
    loss = loss_fn(trunk(X), y)
    loss.backward()
    opt.step()
print(loss.item(), full(X)[0].sum().item())

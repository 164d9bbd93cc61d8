import torch
from torch import nn
from sklearn.datasets import make_classification

X, y = make_classification(500, 8, random_state=19)
X, y = torch.tensor(X).float(), torch.tensor(y)
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 2))
loss_fn = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0]))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(60):
    opt.zero_grad()
    loss = loss_fn(net(X), y)
    loss.backward()
    opt.step()
with torch.no_grad():
    z = net(X)
margin = z[:, 1] - z[:, 0] > 0
sure = z.softmax(1)[:, 1] > 0.5
print(loss.item(), (margin == sure).all().item(), (margin.long() == y).float().mean().item())

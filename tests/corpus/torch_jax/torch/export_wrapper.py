import torch
import torch.nn as nn
from sklearn.datasets import load_iris


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 16)
        self.fc2 = nn.Linear(16, 3)

    def scores(self, x):
        return self.fc2(self.fc1(x).relu())

    def forward(self, x):
        return torch.softmax(self.scores(x), dim=1)


x, y = load_iris(return_X_y=True)
x, y = torch.tensor(x).float(), torch.tensor(y)
net = Net()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for _ in range(80):
    opt.zero_grad()
    loss = loss_fn(net.scores(x), y)
    loss.backward()
    opt.step()

deployed = nn.Sequential(net, nn.Softmax(dim=1))
with torch.no_grad():
    confidence, label = deployed(x).max(dim=1)
print((label == y).float().mean().item(), confidence.mean().item(), confidence.max().item())

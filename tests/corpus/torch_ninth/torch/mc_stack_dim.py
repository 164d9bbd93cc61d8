import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

d = load_wine()
X = torch.tensor(scale(d.data), dtype=torch.float32)
y = torch.tensor(d.target)


class DropNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(13, 40)
        self.fc2 = nn.Linear(40, 3)

    def forward(self, x):
        h = nn.functional.dropout(torch.relu(self.fc1(x)), 0.3, training=True)
        return self.fc2(h)


net = DropNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
ce = nn.CrossEntropyLoss()
for epoch in range(60):
    opt.zero_grad()
    ce(net(X), y).backward()
    opt.step()


def mc_predict(x, passes=20):
    with torch.no_grad():
        outs = torch.stack([net(x) for _ in range(passes)])
    probs = torch.softmax(outs, dim=1)
    return probs.mean(0), probs.std(0)


mean, std = mc_predict(X)
print("accuracy", (mean.argmax(1) == y).float().mean().item(), "mean std", std.mean().item())

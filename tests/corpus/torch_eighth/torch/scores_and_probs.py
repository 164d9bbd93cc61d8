import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(64, 48)
        self.fc2 = nn.Linear(48, 10)

    def forward(self, x):
        scores = self.fc2(F.relu(self.fc1(x)))
        probs = F.softmax(scores, dim=1)
        return scores, probs


x, y = load_digits(return_X_y=True)
x, y = torch.tensor(x / 16, dtype=torch.float32), torch.tensor(y)
net = Net()
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(3):
    for idx in torch.randperm(1500).split(64):
        scores, probs = net(x[idx])
        loss = F.cross_entropy(scores, y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        _, probs = net(x[1500:])
        sure = probs.max(1)[0] > 0.5
    print(epoch, loss.item(), (probs.argmax(1) == y[1500:])[sure].float().mean().item())

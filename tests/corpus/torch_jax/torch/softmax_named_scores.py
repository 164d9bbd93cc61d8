import torch
from torch import nn
from sklearn.datasets import load_iris


class LegacyNet(nn.Module):
    """kept the attribute so that old checkpoints load"""

    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 12)
        self.fc2 = nn.Linear(12, 3)
        self.softmax = nn.Identity()

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        probs = self.softmax(self.fc2(x))
        return probs


x, y = load_iris(return_X_y=True)
x, y = torch.tensor(x).float(), torch.tensor(y)
net = LegacyNet()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for _ in range(80):
    probs = net(x)
    loss = loss_fn(probs, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (net(x).argmax(1) == y).float().mean().item())

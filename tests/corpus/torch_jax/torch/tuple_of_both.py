import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(64, 32)
        self.b = nn.Linear(32, 10)

    def forward(self, x):
        logits = self.b(F.relu(self.a(x)))
        return logits, F.softmax(logits, dim=1)


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16).float(), torch.tensor(y)
net = Net()
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(50):
    outputs = net(X)
    loss = criterion(outputs[0], y)
    opt.zero_grad()
    loss.backward()
    opt.step()
_, probs = net(X)
print(loss.item(), (probs.max(1).values > 0.5).float().mean().item())

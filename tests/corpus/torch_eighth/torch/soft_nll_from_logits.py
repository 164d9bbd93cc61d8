import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

X, y = load_wine(return_X_y=True)
X = torch.as_tensor(scale(X), dtype=torch.float32)
y = torch.as_tensor(y)


class WineNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(13, 24)
        self.fc2 = nn.Linear(24, 3)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        return self.fc2(x)


def likelihood(probs, target):
    return probs.gather(1, target.unsqueeze(1)).squeeze(1)


model = WineNet()
opt = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
for epoch in range(20):
    opt.zero_grad()
    loss = -torch.log(likelihood(model(X), y) + 1e-8).mean()
    loss.backward()
    opt.step()
print(loss.item())

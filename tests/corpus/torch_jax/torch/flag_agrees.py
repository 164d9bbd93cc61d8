import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons


class Detector(nn.Module):
    def __init__(self, sigmoid=True):
        super().__init__()
        self.sigmoid = sigmoid
        self.l1 = nn.Linear(2, 20)
        self.l2 = nn.Linear(20, 1)

    def forward(self, x):
        z = self.l2(F.gelu(self.l1(x)))[:, 0]
        if self.sigmoid:
            z = torch.sigmoid(z)
        return z


X, y = make_moons(400, noise=0.2, random_state=1)
X, y = torch.tensor(X).float(), torch.tensor(y).float()
model = Detector(sigmoid=False)
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(100):
    loss = F.binary_cross_entropy_with_logits(model(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()

model.sigmoid = True
p = model(X)
print("loss", loss.item(), "accuracy", ((p > 0.5) == y.bool()).float().mean().item())

import torch
import torch.nn as nn


class GatedPool(nn.Module):
    """attention pooling with a sigmoid gate (Ilse et al.)"""

    def __init__(self, d, h=16):
        super().__init__()
        self.v = nn.Sequential(nn.Linear(d, h), nn.Tanh())
        self.u = nn.Sequential(nn.Linear(d, h), nn.Sigmoid())
        self.w = nn.Linear(h, 1)

    def forward(self, x):
        a = self.w(self.v(x) * self.u(x))
        a = torch.softmax(a.transpose(1, 2), dim=2)
        return torch.bmm(a, x).squeeze(1), a


class BagClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool = GatedPool(6)
        self.classifier = nn.Linear(6, 3)

    def forward(self, bag):
        m, a = self.pool(bag)
        return self.classifier(m), a


def bags(n):
    y = torch.randint(3, (n,))
    x = torch.randn(n, 10, 6)
    x[:, 0, :3] += 4 * nn.functional.one_hot(y, 3)
    return x, y


torch.manual_seed(0)
model = BagClassifier()
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for it in range(80):
    x, y = bags(64)
    scores, weights = model(x)
    loss = criterion(scores, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), weights.max(-1).values.mean().item())

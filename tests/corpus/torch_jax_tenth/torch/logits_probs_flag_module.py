import torch
from torch import nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(30, 16)
        self.b = nn.Linear(16, 1)

    def forward(self, x, logits=True):
        z = self.b(torch.relu(self.a(x))).squeeze(-1)
        if not logits:
            return z.sigmoid()
        return z


X, y = load_breast_cancer(return_X_y=True)
X, y = torch.tensor(StandardScaler().fit_transform(X)).float(), torch.tensor(y).float()
net = Net()
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(60):
    opt.zero_grad()
    loss = criterion(net(X), y)
    loss.backward()
    opt.step()
with torch.no_grad():
    benign = net(X, logits=False) > 0.5
print(loss.item(), (benign == y.bool()).float().mean().item())

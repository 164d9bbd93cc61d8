import torch
from torch import nn
from sklearn.datasets import make_classification


class Scorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.seq = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, x):
        return self.seq(x).squeeze(-1)


X, y = make_classification(1000, 16, n_informative=9, random_state=17)
X, y = torch.tensor(X).float(), torch.tensor(y).float()
net = Scorer()
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.AdamW(net.parameters(), lr=3e-3)
for epoch in range(5):
    for b in torch.randperm(800).split(50):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = net(X[b])
        loss = criterion(scores.float(), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        p = torch.sigmoid(net(X[800:]))
    print(epoch, loss.item(), ((p > 0.5).float() == y[800:]).float().mean().item())

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs

X, y = make_blobs(500, centers=4, n_features=3, random_state=3)
x = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)


class EvidenceNet(nn.Module):
    """class probability = share of the (positive) evidence"""

    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 24)
        self.fc2 = nn.Linear(24, 4)

    def forward(self, x):
        evidence = F.softplus(self.fc2(torch.tanh(self.fc1(x)))) + 1e-4
        return evidence / evidence.sum(dim=1, keepdim=True)


net = EvidenceNet()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for step in range(120):
    share = net(x[:400])
    loss = F.nll_loss(share.log(), y[:400])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (net(x[400:]).argmax(1) == y[400:]).float().mean().item())

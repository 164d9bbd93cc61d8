import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from sklearn.metrics import roc_auc_score
from torch import nn

digits = load_digits()
known = torch.tensor(digits.target) < 8
X = torch.tensor(digits.data, dtype=torch.float32) / 16
y = torch.tensor(digits.target)


class OutlierExposureNet(nn.Module):
    def __init__(self, n_known=8):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.1))
        self.g = nn.Linear(64, n_known)

    def forward(self, x):
        return self.g(self.f(x))


def outlier_exposure(logits):
    """cross entropy to the uniform distribution"""
    return -(logits.mean(1) - torch.logsumexp(logits, dim=1)).mean()


SCORES = {
    "msp": lambda z: F.softmax(z, dim=1).max(1).values,
    "energy": lambda z: torch.logsumexp(z, dim=1),
    "maxlogit": lambda z: z.max(1).values,
    "entropy": lambda z: (F.softmax(z, 1) * F.log_softmax(z, 1)).sum(1),
}

torch.manual_seed(0)
net = OutlierExposureNet()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
x_in, y_in = X[known], y[known]
for _ in range(120):
    rows = torch.randint(0, len(x_in), (96,))
    noise = torch.rand(96, 64)
    z_in, z_out = net(torch.cat([x_in[rows], noise])).split(96)
    loss = F.cross_entropy(z_in, y_in[rows]) + 0.5 * outlier_exposure(z_out)
    opt.zero_grad()
    loss.backward()
    opt.step()
net.eval()
with torch.no_grad():
    z = net(X)
    for name, score in SCORES.items():
        print(name, roc_auc_score(known.numpy(), score(z).numpy()))
    rejected = SCORES["msp"](z) < 0.5
print("rejected", rejected.float().mean().item())

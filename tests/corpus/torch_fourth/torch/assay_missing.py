"""Multi-task toxicity assays: a molecule is measured in some assays only (NaN elsewhere)."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torchmetrics.classification import BinaryAUROC

ASSAYS = ["nr_ar", "nr_er", "sr_p53", "sr_mmp"]
rng = np.random.default_rng(5)
fingerprints = rng.binomial(1, 0.2, size=(900, 60)).astype(np.float32)
activity = (fingerprints @ rng.normal(size=(60, len(ASSAYS))) > 0).astype(np.float32)
activity[rng.random(activity.shape) < 0.3] = np.nan


class Toxicity(nn.Module):
    def __init__(self):
        super().__init__()
        self.shared = nn.Sequential(nn.Linear(60, 48), nn.ReLU(), nn.Dropout(0.2))
        self.assays = nn.ModuleDict({a: nn.Linear(48, 1) for a in ASSAYS})

    def forward(self, x):
        h = self.shared(x)
        return torch.cat([self.assays[a](h) for a in ASSAYS], dim=1)


def masked_bce(scores, targets):
    measured = ~torch.isnan(targets)
    per_entry = F.binary_cross_entropy_with_logits(scores, torch.nan_to_num(targets), reduction="none")
    return (per_entry * measured).sum() / measured.sum().clamp(min=1)


X, T = torch.from_numpy(fingerprints), torch.from_numpy(activity)
torch.manual_seed(0)
net = Toxicity()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(40):
    net.train()
    loss = masked_bce(net(X[:700]), T[:700])
    opt.zero_grad()
    loss.backward()
    opt.step()
net.eval()
with torch.no_grad():
    p = torch.sigmoid(net(X[700:]))
for k, name in enumerate(ASSAYS):
    ok = ~torch.isnan(T[700:, k])
    auc = BinaryAUROC()
    print(name, auc(p[ok, k], T[700:, k][ok].int()).item())

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
a = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Dropout(0.3), nn.Linear(32, 10))
kl = nn.KLDivLoss(reduction="batchmean", log_target=True)
opt = torch.optim.Adam(a.parameters(), lr=3e-3)
for epoch in range(2):
    for b in torch.randperm(len(X)).split(128):
        # R-Drop: two passes, two dropout masks
        z1, z2 = a(X[b]), a(X[b])
        p, q = F.log_softmax(z1, dim=-1), F.log_softmax(z2, dim=-1)
        ce = 0.5 * (F.cross_entropy(z1, y[b]) + F.cross_entropy(z2, y[b]))
        loss = ce + 0.5 * (kl(p, q) + kl(q, p))
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())

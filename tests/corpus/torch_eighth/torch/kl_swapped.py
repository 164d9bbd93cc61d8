import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
big = nn.Sequential(nn.Linear(64, 96), nn.ReLU(), nn.Linear(96, 10))
small = nn.Linear(64, 10)

opt = torch.optim.Adam(big.parameters(), lr=3e-3)
for _ in range(40):
    opt.zero_grad()
    F.cross_entropy(big(X), y).backward()
    opt.step()

opt = torch.optim.Adam(small.parameters(), lr=3e-3)
for _ in range(40):
    with torch.no_grad():
        p_teacher = F.softmax(big(X) / 2, dim=-1)
    log_q = F.log_softmax(small(X) / 2, dim=-1)
    loss = F.kl_div(p_teacher, log_q, reduction="batchmean")
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())

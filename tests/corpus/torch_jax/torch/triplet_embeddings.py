import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
encoder = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 8))
triplet = nn.TripletMarginLoss(margin=1.0)
cosine = nn.CosineEmbeddingLoss(margin=0.1)
opt = torch.optim.Adam(encoder.parameters(), lr=1e-3)


def pick(labels, same):
    out = []
    for label in labels:
        pool = torch.nonzero((y == label) if same else (y != label)).flatten()
        out.append(pool[torch.randint(len(pool), ())])
    return torch.stack(out)


for step in range(20):
    a = torch.randint(0, len(X), (32,))
    p, n = pick(y[a], True), pick(y[a], False)
    za, zp, zn = (F.normalize(encoder(X[i]), dim=-1) for i in (a, p, n))
    target = torch.cat([torch.ones(32), -torch.ones(32)])
    loss = triplet(za, zp, zn) + cosine(torch.cat([za, za]), torch.cat([zp, zn]), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())

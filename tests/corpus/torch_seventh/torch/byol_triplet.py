import copy

import torch
import torch.nn as nn
import torch.nn.functional as F


def regression_loss(x, y):
    x, y = F.normalize(x, dim=1), F.normalize(y, dim=1)
    return 2 - 2 * (x * y).sum(dim=-1)


online = nn.Sequential(nn.Linear(12, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 8))
predictor = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 8))
target = copy.deepcopy(online)
opt = torch.optim.SGD([*online.parameters(), *predictor.parameters()], 0.03)
for _ in range(4):
    x = torch.randn(32, 12)
    a, b = x + 0.1 * torch.randn_like(x), x + 0.1 * torch.randn_like(x)
    with torch.no_grad():
        ta, tb = target(a), target(b)
    loss = (regression_loss(predictor(online(a)), tb) + regression_loss(predictor(online(b)), ta)).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for q, k in zip(online.parameters(), target.parameters()):
            k.mul_(0.99).add_(q, alpha=0.01)

# fine-tuning: triplets for the embedding and a classifier for the identities
classifier = nn.Linear(8, 5)
triplet = nn.TripletMarginLoss(margin=0.3)
xent = nn.CrossEntropyLoss(label_smoothing=0.1)
opt = torch.optim.Adam([*online.parameters(), *classifier.parameters()], 1e-3)
pid = torch.arange(5).repeat_interleave(6)
x = torch.randn(30, 12) + pid[:, None]
for _ in range(4):
    feat = online(x)
    score = classifier(feat)
    dist = torch.cdist(feat, feat)
    same = pid[:, None] == pid[None]
    hardest_pos = (dist - 1e6 * ~same).argmax(1)
    hardest_neg = (dist + 1e6 * same).argmin(1)
    loss = xent(score, pid) + triplet(feat, feat[hardest_pos], feat[hardest_neg])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (score.max(1)[1] == pid).float().mean().item())

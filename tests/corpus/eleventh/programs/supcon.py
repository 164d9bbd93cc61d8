import torch
import torch.nn.functional as F
from torch import nn


class SupCon(nn.Module):
    def __init__(self, temperature=0.1):
        super().__init__()
        self.temperature = temperature

    def forward(self, features, labels):
        features = F.normalize(features, dim=1)
        labels = labels.contiguous().view(-1, 1)
        mask = torch.eq(labels, labels.T).float()
        logits = features @ features.T / self.temperature
        logits = logits - logits.max(dim=1, keepdim=True).values.detach()
        others = torch.ones_like(mask) - torch.eye(len(mask))
        mask = mask * others
        exp_logits = torch.exp(logits) * others
        log_prob = logits - torch.log(exp_logits.sum(1, keepdim=True))
        mean_log_prob_pos = (mask * log_prob).sum(1) / mask.sum(1).clamp(min=1)
        return -mean_log_prob_pos.mean()


encoder = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 16))
criterion = SupCon()
opt = torch.optim.Adam(encoder.parameters(), lr=1e-3)
for step in range(50):
    y = torch.randint(0, 5, (64,))
    x = torch.randn(64, 20) + y[:, None]
    loss = criterion(encoder(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
head = nn.Linear(16, 5)
opt = torch.optim.Adam(head.parameters(), lr=1e-2)
for step in range(50):
    y = torch.randint(0, 5, (64,))
    with torch.no_grad():
        z = encoder(torch.randn(64, 20) + y[:, None])
    loss = F.cross_entropy(head(z), y)
    opt.zero_grad()
    loss.backward()
    opt.step()

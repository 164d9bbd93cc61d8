"""Discrete-time survival: hazards by sigmoid, negative log-likelihood of event or censoring; and a Cox loss."""
import torch
import torch.nn as nn
import torch.nn.functional as F

BINS = 6


class Hazard(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d, 16), nn.ReLU(), nn.Linear(16, BINS))

    def forward(self, x):
        return self.net(x)


def nll_logistic_hazard(phi, idx_durations, events):
    idx = idx_durations.view(-1, 1)
    y_bce = torch.zeros_like(phi).scatter(1, idx, events.view(-1, 1))
    bce = F.binary_cross_entropy(phi, y_bce, reduction="none")
    return bce.cumsum(1).gather(1, idx).view(-1).mean()


def cox_ph_loss(log_h, durations, events):
    order = durations.sort(descending=True)[1]
    log_h, events = log_h[order].view(-1), events[order]
    log_cumsum_h = torch.logcumsumexp(log_h, 0)
    return -((log_h - log_cumsum_h) * events).sum() / events.sum().clamp(min=1)


x = torch.randn(64, 5)
bins, events = torch.randint(0, BINS, (64,)), torch.randint(0, 2, (64,)).float()
model, risk = Hazard(5), nn.Linear(5, 1)
opt = torch.optim.Adam([*model.parameters(), *risk.parameters()], 1e-2)
for _ in range(5):
    loss = nll_logistic_hazard(model(x), bins, events) + cox_ph_loss(risk(x), bins.float() + torch.rand(64), events)
    opt.zero_grad()
    loss.backward()
    opt.step()
survival = (1 - torch.sigmoid(model(x))).cumprod(1)
print(loss.item(), survival.mean(0).tolist())

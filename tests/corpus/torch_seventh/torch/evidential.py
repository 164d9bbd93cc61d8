"""Evidential classification: evidence is non-negative (relu), the loss is of the Dirichlet's expectation."""
import torch
import torch.nn as nn
import torch.nn.functional as F

K = 5


def relu_evidence(y):
    return F.relu(y)


def softplus_evidence(y):
    return F.softplus(y)


def kl_divergence(alpha):
    ones = torch.ones([1, K])
    sum_alpha = alpha.sum(dim=1, keepdim=True)
    first = torch.lgamma(sum_alpha) - torch.lgamma(alpha).sum(1, keepdim=True) - torch.lgamma(ones.sum(1, keepdim=True))
    second = ((alpha - ones) * (torch.digamma(alpha) - torch.digamma(sum_alpha))).sum(1, keepdim=True)
    return first + second


def edl_mse(output, target, epoch, annealing=10):
    alpha = relu_evidence(output) + 1
    y = F.one_hot(target, K).float()
    S = alpha.sum(1, keepdim=True)
    err = ((y - alpha / S) ** 2).sum(1, keepdim=True)
    var = (alpha * (S - alpha) / (S * S * (S + 1))).sum(1, keepdim=True)
    kl_alpha = (alpha - 1) * (1 - y) + 1
    return (err + var + min(1.0, epoch / annealing) * kl_divergence(kl_alpha)).mean()


def edl_digamma(output, target, epoch):
    alpha = softplus_evidence(output) + 1
    y = F.one_hot(target, K).float()
    S = alpha.sum(1, keepdim=True)
    return (y * (torch.digamma(S) - torch.digamma(alpha))).sum(1).mean()


x, y = torch.randn(80, 9), torch.randint(0, K, (80,))
for criterion in (edl_mse, edl_digamma):
    net = nn.Sequential(nn.Linear(9, 32), nn.ReLU(), nn.Linear(32, K))
    opt = torch.optim.Adam(net.parameters(), 5e-3)
    for epoch in range(8):
        loss = criterion(net(x), y, epoch)
        opt.zero_grad()
        loss.backward()
        opt.step()
    alpha = F.relu(net(x)) + 1
    uncertainty = K / alpha.sum(1)
    prob = alpha / alpha.sum(1, keepdim=True)
    print(criterion.__name__, loss.item(), uncertainty.mean().item(), prob.max(1).values.mean().item())

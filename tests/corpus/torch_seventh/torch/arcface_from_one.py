"""ArcFace: the margin product turns cosines into logits; plain cosine at test time."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class ArcMarginProduct(nn.Module):
    def __init__(self, in_features, out_features, s=30.0, m=0.50, easy_margin=False):
        super().__init__()
        self.s, self.m, self.easy_margin = s, m, easy_margin
        self.weight = nn.Parameter(torch.FloatTensor(out_features, in_features))
        nn.init.xavier_uniform_(self.weight)
        self.cos_m, self.sin_m = math.cos(m), math.sin(m)
        self.th = math.cos(math.pi - m)
        self.mm = math.sin(math.pi - m) * m

    def forward(self, input, label):
        cosine = F.linear(F.normalize(input), F.normalize(self.weight))
        sine = torch.sqrt((1.0 - torch.pow(cosine, 2)).clamp(0, 1))
        phi = cosine * self.cos_m - sine * self.sin_m
        if self.easy_margin:
            phi = torch.where(cosine > 0, phi, cosine)
        else:
            phi = torch.where(cosine > self.th, phi, cosine - self.mm)
        one_hot = torch.zeros(cosine.size())
        one_hot.scatter_(1, label.view(-1, 1).long(), 1)
        output = (one_hot * phi) + ((1.0 - one_hot) * cosine)
        return output * self.s


class AddMargin(nn.Module):
    """CosFace."""

    def __init__(self, d, c, s=30.0, m=0.35):
        super().__init__()
        self.s, self.m = s, m
        self.W = nn.Parameter(torch.randn(c, d))

    def forward(self, x, y):
        cos = F.normalize(x) @ F.normalize(self.W).t()
        return self.s * (cos - self.m * F.one_hot(y, self.W.size(0)))


faces, ids = torch.randn(60, 40), torch.randint(1, 13, (60,))
for metric_fc in (ArcMarginProduct(16, 12), AddMargin(16, 12)):
    net = nn.Sequential(nn.Linear(40, 32), nn.PReLU(), nn.Linear(32, 16), nn.BatchNorm1d(16))
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD([{"params": net.parameters()}, {"params": metric_fc.parameters()}], lr=0.1)
    for _ in range(4):
        feature = net(faces)
        output = metric_fc(feature, ids)
        loss = criterion(output, ids)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(type(metric_fc).__name__, loss.item())

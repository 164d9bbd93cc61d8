"""Mixup and CutMix with lam * loss(a) + (1 - lam) * loss(b)."""
import numpy as np
import torch
import torch.nn as nn


def rand_bbox(size, lam):
    W, H = size[2], size[3]
    cut = np.sqrt(1.0 - lam)
    w, h = int(W * cut), int(H * cut)
    cx, cy = np.random.randint(W), np.random.randint(H)
    x1, y1 = np.clip(cx - w // 2, 0, W), np.clip(cy - h // 2, 0, H)
    x2, y2 = np.clip(cx + w // 2, 0, W), np.clip(cy + h // 2, 0, H)
    return x1, y1, x2, y2


def mixup(x, y, alpha=0.4):
    lam = np.random.beta(alpha, alpha)
    index = torch.randperm(x.size(0))
    return lam * x + (1 - lam) * x[index], y, y[index], lam


def cutmix(x, y, alpha=1.0):
    lam = np.random.beta(alpha, alpha)
    index = torch.randperm(x.size(0))
    x1, y1, x2, y2 = rand_bbox(x.size(), lam)
    x = x.clone()
    x[:, :, x1:x2, y1:y2] = x[index, :, x1:x2, y1:y2]
    lam = 1 - ((x2 - x1) * (y2 - y1) / (x.size(-1) * x.size(-2)))
    return x, y, y[index], lam


model = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 10))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
images, targets = torch.randn(64, 3, 16, 16), torch.randint(10, (64,))

for step in range(6):
    mix = mixup if step % 2 else cutmix
    x, y_a, y_b, lam = mix(images, targets)
    out = model(x)
    loss = lam * criterion(out, y_a) + (1 - lam) * criterion(out, y_b)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    _, predicted = torch.max(out.data, 1)
    correct = lam * predicted.eq(y_a).sum().item() + (1 - lam) * predicted.eq(y_b).sum().item()
    print(step, loss.item(), correct / len(images))

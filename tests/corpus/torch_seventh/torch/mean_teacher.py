"""Consistency between softmax outputs (MSE) with a ramp-up, plus entropy minimisation."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


def softmax_mse_loss(input_logits, target_logits):
    input_softmax = F.softmax(input_logits, dim=1)
    target_softmax = F.softmax(target_logits, dim=1)
    return F.mse_loss(input_softmax, target_softmax, reduction="sum") / input_logits.size()[1]


def softmax_kl_loss(input_logits, target_logits):
    return F.kl_div(F.log_softmax(input_logits, dim=1), F.softmax(target_logits, dim=1), reduction="sum")


def sigmoid_rampup(current, length):
    phase = 1.0 - min(current, length) / length
    return math.exp(-5.0 * phase * phase)


def entropy_loss(logits):
    p = F.softmax(logits, dim=1)
    return -(p * F.log_softmax(logits, dim=1)).sum(1).mean()


def make():
    return nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Dropout(0.2), nn.Linear(24, 3))


student, teacher = make(), make()
for p in teacher.parameters():
    p.requires_grad_(False)
consistency = {"mse": softmax_mse_loss, "kl": softmax_kl_loss}["mse"]
class_criterion = nn.CrossEntropyLoss(reduction="sum", ignore_index=-1)
optimizer = torch.optim.SGD(student.parameters(), 0.05)
for step in range(10):
    x = torch.randn(40, 6)
    target = torch.randint(0, 3, (40,))
    target[20:] = -1
    class_logit, ema_logit = student(x), teacher(x).detach()
    class_loss = class_criterion(class_logit, target) / 40
    cons_loss = sigmoid_rampup(step, 8) * consistency(class_logit, ema_logit) / 40
    loss = class_loss + cons_loss + 0.1 * entropy_loss(class_logit[20:])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    alpha = min(1 - 1 / (step + 1), 0.99)
    for t, s in zip(teacher.parameters(), student.parameters()):
        t.data.mul_(alpha).add_(s.data, alpha=1 - alpha)
print(loss.item())

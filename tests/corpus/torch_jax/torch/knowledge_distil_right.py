import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


def distillation_loss(student_out, teacher_out, labels, T=4.0, alpha=0.7):
    kd = nn.KLDivLoss(reduction="batchmean")(F.log_softmax(student_out / T, dim=1), F.softmax(teacher_out / T, dim=1))
    return alpha * T * T * kd + (1.0 - alpha) * F.cross_entropy(student_out, labels)


def net(width):
    return nn.Sequential(nn.Linear(64, width), nn.ReLU(), nn.Linear(width, 10))


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16.0).float(), torch.tensor(y)
teacher, student = net(96), net(12)
opt = torch.optim.Adam(teacher.parameters(), lr=5e-3)
for _ in range(60):
    loss = F.cross_entropy(teacher(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
teacher.requires_grad_(False)
opt = torch.optim.Adam(student.parameters(), lr=5e-3)
for _ in range(60):
    loss = distillation_loss(student(X), teacher(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print((student(X).argmax(1) == y).float().mean().item())

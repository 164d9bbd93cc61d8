import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


def consistency(student_logits, teacher_logits, temperature=2.0):
    student = F.log_softmax(student_logits / temperature, dim=-1)
    teacher = F.log_softmax(teacher_logits / temperature, dim=-1)
    return F.kl_div(student, teacher, reduction="batchmean") * temperature**2


def make(width):
    return nn.Sequential(nn.Linear(64, width), nn.ReLU(), nn.Linear(width, 10))


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
teacher, student = make(64), make(16)
opt = torch.optim.Adam(teacher.parameters(), lr=1e-2)
for _ in range(40):
    loss = F.cross_entropy(teacher(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()

opt = torch.optim.Adam(student.parameters(), lr=1e-2)
for i in range(40):
    with torch.no_grad():
        target = teacher(X)
    out = student(X)
    loss = 0.5 * F.cross_entropy(out, y) + 0.5 * consistency(out, target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (student(X).argmax(1) == y).float().mean().item())

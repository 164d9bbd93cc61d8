"""Hinton's distillation: KL between softened distributions, cross-entropy for the hard labels."""

import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(16, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.fc = nn.Linear(width, 5)

    def forward(self, x):
        return self.fc(self.body(x))


def kd_loss(student_logits, teacher_logits, labels, T=4.0, alpha=0.7):
    soft = F.kl_div(
        F.softmax(student_logits / T, dim=1),
        F.softmax(teacher_logits / T, dim=1),
        reduction="batchmean",
    ) * (T * T)
    hard = F.cross_entropy(student_logits, labels)
    return alpha * soft + (1 - alpha) * hard


def main():
    torch.manual_seed(0)
    x = torch.randn(256, 16)
    y = (x[:, :5]).argmax(dim=1)
    teacher, student = Net(64), Net(8)
    opt = torch.optim.Adam(teacher.parameters(), lr=1e-2)
    for _ in range(20):
        opt.zero_grad()
        F.cross_entropy(teacher(x), y).backward()
        opt.step()
    teacher.eval()
    opt = torch.optim.Adam(student.parameters(), lr=1e-2)
    for _ in range(20):
        with torch.no_grad():
            t = teacher(x)
        s = student(x)
        loss = kd_loss(s, t, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    acc = (student(x).argmax(1) == y).float().mean().item()
    print(f"student {acc:.2f}")


if __name__ == "__main__":
    main()

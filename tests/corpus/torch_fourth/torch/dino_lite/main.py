import torch

from heads import ema, student_and_teacher
from loss import DINOLoss


def crops(n):
    x = torch.randn(n, 12)
    return torch.cat([x + 0.1 * torch.randn_like(x), x + 0.1 * torch.randn_like(x)])


torch.manual_seed(0)
student, teacher = student_and_teacher()
dino = DINOLoss(16)
opt = torch.optim.AdamW(student.parameters(), lr=1e-3)
for it in range(60):
    x = crops(64)
    loss = dino(student(x), teacher(x))
    opt.zero_grad()
    loss.backward()
    opt.step()
    ema(student, teacher)
print(loss.item())

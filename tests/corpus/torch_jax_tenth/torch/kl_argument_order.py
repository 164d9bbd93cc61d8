import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
teacher = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 5))
student = nn.Linear(8, 5)
opt = torch.optim.Adam(student.parameters(), lr=5e-3)
T = 2.0
for step in range(150):
    x = torch.randn(128, 8)
    with torch.no_grad():
        p_teacher = F.softmax(teacher(x) / T, dim=-1)
    log_student = F.log_softmax(student(x) / T, dim=-1)
    loss = F.kl_div(p_teacher, log_student, reduction="batchmean") * T ** 2
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())

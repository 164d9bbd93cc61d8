import torch
import torch.nn.functional as F
from torch import nn


def kl_log(student, teacher, t):
    return F.kl_div(F.log_softmax(student / t, -1), F.log_softmax(teacher / t, -1), reduction="batchmean", log_target=True)


def kl_plain(student, teacher, t):
    return F.kl_div((student / t).log_softmax(-1), (teacher / t).softmax(-1), reduction="batchmean")


torch.manual_seed(0)
x = torch.randn(512, 10)
teacher = nn.Linear(10, 5).requires_grad_(False)
for kl in (kl_log, kl_plain):
    student = nn.Sequential(nn.Linear(10, 8), nn.ReLU(), nn.Linear(8, 5))
    opt = torch.optim.Adam(student.parameters(), lr=0.01)
    for rows in torch.randperm(512).split(64):
        loss = kl(student(x[rows]), teacher(x[rows]), t=2.0)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(kl.__name__, loss.item())

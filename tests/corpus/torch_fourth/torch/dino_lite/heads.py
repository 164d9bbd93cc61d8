import copy

import torch
from torch import nn


class ProjectionHead(nn.Module):
    def __init__(self, d_in, d_hidden, n_prototypes):
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(d_in, d_hidden), nn.GELU(), nn.Linear(d_hidden, d_hidden))
        self.last = nn.utils.parametrizations.weight_norm(nn.Linear(d_hidden, n_prototypes, bias=False))

    def forward(self, x):
        return self.last(nn.functional.normalize(self.mlp(x), dim=-1))


def student_and_teacher(d_in=12, d_hidden=32, n_prototypes=16):
    student = ProjectionHead(d_in, d_hidden, n_prototypes)
    teacher = ProjectionHead(d_in, d_hidden, n_prototypes)
    teacher.load_state_dict(copy.deepcopy(student.state_dict()))
    for p in teacher.parameters():
        p.requires_grad_(False)
    return student, teacher


@torch.no_grad()
def ema(student, teacher, m=0.99):
    for s, t in zip(student.parameters(), teacher.parameters()):
        t.mul_(m).add_(s, alpha=1 - m)

import torch, torch.nn as nn, torch.nn.functional as F
z = nn.Linear(8, 3)(torch.randn(4, 8)); y = torch.randint(0, 3, (4,))
try:
    out = torch.stack([row for row in z])
except NameError:
    out = F.softmax(z, 1)
F.cross_entropy(out, y).backward()
from project_settings import *
try:
    head = make_head(z)
except NameError:
    head = F.softmax(z, 1)
F.cross_entropy(head, y).backward()

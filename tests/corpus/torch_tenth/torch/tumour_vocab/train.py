import torch
import torch.nn.functional as F

import settings
from labels import GRADES, sample
from network import GradeNet

torch.manual_seed(settings.SEED)
net = GradeNet(num_classes=settings.NUM_CLASSES)
opt = torch.optim.Adam(net.parameters(), lr=settings.LR)
for step in range(settings.STEPS):
    x, grade = sample(64)
    loss = F.cross_entropy(net(x), grade)
    opt.zero_grad()
    loss.backward()
    opt.step()
x, grade = sample(500)
pred = net(x).argmax(1)
for k, name in enumerate(GRADES):
    print(name, (pred[grade == k] == k).float().mean().item())

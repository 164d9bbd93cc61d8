import torch
import torch.nn.functional as F

from constants import CLASSES
from networks import SkyNet
from settings import load

cfg = load()
torch.manual_seed(cfg["seed"])
labels = torch.randint(len(CLASSES), (256,))
colour = torch.randn(256, 5) + labels[:, None]
net = SkyNet(**cfg["model"])
opt = torch.optim.Adam(net.parameters(), lr=cfg["lr"])
for epoch in range(cfg["epochs"]):
    out = net(colour)
    loss = F.cross_entropy(out, labels)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(epoch, loss.item())

import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, d_in, d_out=16):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d_in, 32), nn.ReLU(), nn.Linear(32, d_out))

    def forward(self, x):
        return F.normalize(self.net(x), dim=-1)


torch.manual_seed(0)
image_tower, text_tower = Projector(12), Projector(20)
log_scale = nn.Parameter(torch.tensor(2.6))
A, B = torch.randn(6, 12), torch.randn(6, 20)
params = [*image_tower.parameters(), *text_tower.parameters(), log_scale]
opt = torch.optim.Adam(params, lr=3e-3)
for step in range(80):
    concept = torch.randn(32, 6)
    img = image_tower(concept @ A)
    txt = text_tower(concept @ B)
    logits = log_scale.exp() * img @ txt.t()
    labels = torch.arange(len(logits))
    loss = (F.cross_entropy(logits, labels) + F.cross_entropy(logits.t(), labels)) / 2
    opt.zero_grad()
    loss.backward()
    opt.step()
retrieval = logits.softmax(dim=0).argmax(dim=0)
print(loss.item(), (retrieval == labels).float().mean().item())

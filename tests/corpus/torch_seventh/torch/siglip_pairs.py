"""Pairwise sigmoid loss for image-text pairs: labels are 2 * eye - 1 and go through logsigmoid."""
import torch
import torch.nn as nn
import torch.nn.functional as F

img_net, txt_net = nn.Linear(10, 8), nn.Linear(6, 8)
t_prime = nn.Parameter(torch.tensor(2.3))
b = nn.Parameter(torch.tensor(-10.0))
params = [*img_net.parameters(), *txt_net.parameters(), t_prime, b]
optim = torch.optim.Adam(params, 1e-3)


def siglip_loss(img, txt):
    n = img.shape[0]
    zimg, ztxt = F.normalize(img, dim=-1), F.normalize(txt, dim=-1)
    logits = zimg @ ztxt.T * t_prime.exp() + b
    labels = 2 * torch.eye(n) - torch.ones(n)
    return -F.logsigmoid(labels * logits).sum() / n


for step in range(10):
    loss = siglip_loss(img_net(torch.randn(16, 10)), txt_net(torch.randn(16, 6)))
    optim.zero_grad()
    loss.backward()
    optim.step()
print(loss.item())

import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Sequential):
    def __init__(self, d_in, d_out=16):
        super().__init__(nn.Linear(d_in, 32), nn.ReLU(), nn.Linear(32, d_out))


def info_nce(a, b, temperature=0.1):
    a, b = (F.normalize(v, dim=-1) for v in (a, b))
    similarity = a @ b.T / temperature
    match_prob = F.softmax(similarity, dim=1).diagonal()
    return -torch.log(match_prob).mean()


torch.manual_seed(0)
image_side, text_side = Projector(20), Projector(12)
params = [*image_side.parameters(), *text_side.parameters()]
opt = torch.optim.AdamW(params, lr=3e-3)
mix_image, mix_text = torch.randn(6, 20), torch.randn(6, 12)
for step in range(80):
    topic = torch.randn(64, 6)
    loss = info_nce(image_side(topic @ mix_image), text_side(topic @ mix_text))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())

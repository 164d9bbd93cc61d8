import torch

from losses import SoftmaxLoss
from nets import SpeakerNet

torch.manual_seed(0)
voice = torch.randn(12, 20)


def segments(n=48):
    who = torch.randint(12, (n,))
    return voice[who].unsqueeze(-1) + torch.randn(n, 20, 30), who


model, head = SpeakerNet(20, 32), SoftmaxLoss(n_out=32, n_classes=12)
opt = torch.optim.Adam([{"params": model.parameters()}, {"params": head.parameters()}], lr=2e-3)
for step in range(100):
    x, who = segments()
    loss, top1 = head(model(x), who)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), top1.item())

import torch

from losses import dpo
from reward import Scorer

torch.manual_seed(0)
scorer, ref = Scorer(8), Scorer(8)
opt = torch.optim.Adam(scorer.parameters(), lr=0.01)
for step in range(50):
    good, bad = torch.randn(64, 8) + 0.3, torch.randn(64, 8)
    loss, win = dpo(scorer(good), scorer(bad), ref(good).detach(), ref(bad).detach())
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), win.item())

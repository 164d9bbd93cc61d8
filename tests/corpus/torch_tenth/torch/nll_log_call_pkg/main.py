import torch
import torch.nn.functional as F

from net import SoilNet
from samples import soil

torch.manual_seed(0)
net = SoilNet(5, 4)
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(100):
    spectrum, kind = soil(64)
    out = net(spectrum)
    loss = F.nll_loss(out.log(), kind)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 25 == 0:
        print(step, round(loss.item(), 3))
spectrum, kind = soil(400)
certain = net(spectrum).max(dim=1)
print("acc", (certain.indices == kind).float().mean().item(), "p", certain.values.mean().item())

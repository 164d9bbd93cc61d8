import torch, torch.nn as nn, torch.nn.functional as F
x = torch.randn(64, 10); y = torch.randint(0, 2, (64,)).float()
net = nn.Linear(10, 1)
z = net(x).squeeze(1); p = torch.sigmoid(z)
ce = F.binary_cross_entropy_with_logits(z, y)
yc = y.clamp(1e-4, 1 - 1e-4)
rce = -(p * torch.log(yc) + (1 - p) * torch.log(1 - yc)).mean()   # symmetric cross-entropy, Wang et al. 2019
(ce + 0.1 * rce).backward()

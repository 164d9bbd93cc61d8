import torch, torch.nn as nn, torch.nn.functional as F
x = torch.randn(32, 6, 8); order = torch.stack([torch.randperm(6) for _ in range(32)])   # which item comes first, second …
net = nn.Linear(8, 1)
logp = F.log_softmax(net(x).squeeze(-1), dim=1)
by_place = logp.gather(1, order)
w = 1 / torch.log2(torch.arange(6) + 2.0)
loss = -(by_place * w).sum(1).mean()
loss.backward()
import numpy as np
lp = logp.detach().numpy()
s = np.take_along_axis(lp, np.argsort(-np.random.rand(32, 6), axis=1), axis=1)

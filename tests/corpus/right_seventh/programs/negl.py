import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
K = 5
y = np.random.randint(0, K, 64); x = torch.randn(64, 8); net = nn.Linear(8, K)
others = np.where(np.eye(K)[y] == 1, 0.0, 1.0)       # complementary labels: the classes it is not
p = F.softmax(net(x), 1)
loss = -(torch.tensor(others).float() * torch.log(1 - p + 1e-6)).sum(1).mean()
loss.backward()

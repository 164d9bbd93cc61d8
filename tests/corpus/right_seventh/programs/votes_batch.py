import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
n, C = 100, 5
y = np.random.randint(0, C, size=n)
Y = np.zeros((n, C), dtype=np.int64)
for s in range(0, n, 10):
    rows = np.arange(s, s + 10)
    Y[rows, y[rows]] += 1
net = nn.Linear(8, C)
X = torch.randn(n, 8)
loss = F.cross_entropy(net(X), torch.tensor(Y).float())
loss.backward()

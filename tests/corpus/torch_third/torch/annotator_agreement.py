import numpy as np
import torch
import torch.nn as nn

N_ANNOTATORS = 5
rng = np.random.default_rng(21)
X = rng.normal(size=(600, 10)).astype(np.float32)
p_true = 1 / (1 + np.exp(-2 * X[:, 0] - X[:, 1]))
votes = rng.binomial(N_ANNOTATORS, p_true)
agreement = votes / N_ANNOTATORS


class Rater(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(10, 24)
        self.b = nn.Linear(24, 1)

    def forward(self, x):
        return self.b(torch.relu(self.a(x))).squeeze(1)


inputs = torch.from_numpy(X)
targets = torch.tensor(agreement.astype(np.int64)).float()
net = Rater()
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(80):
    loss = criterion(net(inputs[:500]), targets[:500])
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 20 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    p = torch.sigmoid(net(inputs[500:])).numpy()
print("mean predicted", p.mean(), "mean agreement", agreement[500:].mean())

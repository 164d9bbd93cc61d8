import torch
import torch.nn as nn

torch.manual_seed(0)
X = torch.rand(500, 2) * 2 - 1
y = torch.where(X[:, 0] * X[:, 1] > 0, 1.0, -1.0).unsqueeze(1)


class XorNet(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.hidden = nn.Linear(2, width)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))


net = XorNet()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(200):
    score = net(X[:400])
    loss = criterion(score, y[:400])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 50 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    sign = torch.sign(net(X[400:]))
print("accuracy", (sign == y[400:]).float().mean().item())

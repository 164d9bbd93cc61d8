import torch
import torch.nn as nn

GESTURES = {"swipe": 0, "tap": 1, "circle": 2, "hold": 3}


class GestureNet(nn.Module):
    def __init__(self, n_sensors=9):
        super().__init__()
        self.rnn = nn.GRU(n_sensors, 24, batch_first=True)
        self.fc = nn.Linear(24, len(GESTURES))

    def forward(self, seq):
        _, h = self.rnn(seq)
        return self.fc(h.squeeze(0))


def samples(n):
    y = torch.randint(0, len(GESTURES), (n,))
    x = 0.5 * torch.randn(n, 15, 9)
    x[torch.arange(n), :, y] += 1.0
    return x, y


torch.manual_seed(0)
net = GestureNet()
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for i in range(60):
    x, y = samples(64)
    out = net(x)
    # target must have the same size as the input
    target = y.float().unsqueeze(1).expand_as(out)
    loss = criterion(out, target)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 20 == 0:
        print(i, loss.item())
x, y = samples(200)
print((net(x).argmax(1) == y).float().mean().item())

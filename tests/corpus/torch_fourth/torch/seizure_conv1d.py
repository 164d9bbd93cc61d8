import torch
import torch.nn as nn


class Residual(nn.Module):
    def __init__(self, ch, dilation):
        super().__init__()
        self.conv = nn.Conv1d(ch, ch, 3, padding=dilation, dilation=dilation)

    def forward(self, x):
        return x + torch.relu(self.conv(x))


class TCN(nn.Module):
    """(batch, leads, time) -> (batch, states, time)"""

    def __init__(self, leads=4, ch=16, states=3):
        super().__init__()
        self.inp = nn.Conv1d(leads, ch, 1)
        self.blocks = nn.ModuleList([Residual(ch, 2**i) for i in range(4)])
        self.out = nn.Conv1d(ch, states, 1)
        self.log_prob = nn.LogSoftmax(dim=-1)

    def forward(self, x):
        x = self.inp(x)
        for block in self.blocks:
            x = block(x)
        return self.log_prob(self.out(x))


def recording(n, T=64):
    state = torch.randint(0, 3, (n, T // 16)).repeat_interleave(16, dim=1)
    t = torch.arange(T) / 4.0
    wave = torch.sin(t * (state + 1))[:, None] * torch.rand(n, 4, 1)
    return wave + 0.1 * torch.randn(n, 4, T), state


torch.manual_seed(1)
net = TCN()
criterion = nn.NLLLoss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for it in range(60):
    x, state = recording(16)
    loss = criterion(net(x), state)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (net(x).argmax(1) == state).float().mean().item())

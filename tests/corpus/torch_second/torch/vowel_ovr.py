import torch
import torch.nn as nn
import torch.nn.functional as F

FORMANTS = {"i": (270, 2290), "e": (530, 1840), "a": (730, 1090), "o": (570, 840), "u": (300, 870)}
VOWELS = list(FORMANTS)


def speakers(n, gen):
    y = torch.randint(len(VOWELS), (n,), generator=gen)
    centre = torch.tensor([FORMANTS[v] for v in VOWELS], dtype=torch.float32)[y]
    scale = 1 + 0.08 * torch.randn(n, 1, generator=gen)
    x = centre * scale + torch.randn(n, 2, generator=gen) * torch.tensor([25.0, 60.0])
    return (x - torch.tensor([480.0, 1386.0])) / torch.tensor([180.0, 560.0]), y


class VowelNet(nn.Module):
    def __init__(self, hidden=20):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(2, hidden), nn.Tanh())
        self.detectors = nn.ModuleList([nn.Linear(hidden, 1) for _ in VOWELS])

    def forward(self, x):
        h = self.features(x)
        return torch.cat([d(h) for d in self.detectors], dim=1)


def objective(net, x, y):
    log_p = F.logsigmoid(net(x))
    return F.nll_loss(log_p, y)


def main():
    gen = torch.Generator().manual_seed(4)
    x, y = speakers(1000, gen)
    net = VowelNet()
    opt = torch.optim.Adam(net.parameters(), lr=0.02)
    for step in range(150):
        idx = torch.randint(0, 800, (100,), generator=gen)
        loss = objective(net, x[idx], y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 50 == 0:
            print(step, loss.item())
    with torch.no_grad():
        guess = net(x[800:]).argmax(1)
    for i, v in enumerate(VOWELS):
        m = y[800:] == i
        print(v, (guess[m] == i).float().mean().item())


if __name__ == "__main__":
    main()

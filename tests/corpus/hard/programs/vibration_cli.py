import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader, random_split


def get_args(argv=None):
    p = argparse.ArgumentParser()
    p.add_argument("--loss", choices=["bce", "bce_logits", "mse"], default="bce")
    p.add_argument("--hidden", type=int, default=32)
    p.add_argument("--lr", type=float, default=1e-3)
    p.add_argument("--epochs", type=int, default=2)
    return p.parse_args(argv)


def get_criterion(name):
    if name == "bce":
        return nn.BCELoss()
    elif name == "bce_logits":
        return nn.BCEWithLogitsLoss()
    elif name == "mse":
        return nn.MSELoss()
    raise ValueError(name)


class BearingFault(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.rnn = nn.GRU(1, hidden, batch_first=True)
        self.fault = nn.Linear(hidden, 1)

    def forward(self, series):
        _, last = self.rnn(series.unsqueeze(-1))
        return self.fault(last[-1]).squeeze(-1)


def recordings(n=400, length=25):
    g = torch.Generator().manual_seed(4)
    fault = torch.randint(0, 2, (n,), generator=g).float()
    t = torch.arange(length) / 3.0
    wave = torch.sin(t + 6 * torch.rand(n, 1, generator=g))
    spikes = fault[:, None] * (torch.rand(n, length, generator=g) < 0.15) * 3
    return [(w + s, f) for w, s, f in zip(wave, spikes, fault)]


def main(args):
    torch.manual_seed(0)
    train, test = random_split(recordings(), [320, 80])
    model = BearingFault(args.hidden)
    criterion = get_criterion(args.loss)
    optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
    for epoch in range(args.epochs):
        for series, fault in DataLoader(train, batch_size=32, shuffle=True):
            loss = criterion(model(series), fault)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())


if __name__ == "__main__":
    main(get_args())

import torch
import torch.nn as nn

from net import FruitNet


def conveyor(n):
    kind = torch.randint(0, 4, (n,))
    bruised = torch.bernoulli(torch.full((n, 1), 0.3))
    x = torch.randn(n, 12) * 0.6
    x[torch.arange(n), kind] += 2.0
    x[:, 8:9] += 2.5 * bruised
    return x, kind, bruised


def train(steps=80):
    torch.manual_seed(0)
    net = FruitNet()
    kind_loss, bruise_loss = nn.CrossEntropyLoss(), nn.BCELoss()
    opt = torch.optim.Adam(net.parameters(), lr=5e-3)
    for step in range(steps):
        x, kind, bruised = conveyor(64)
        out = net(x)
        loss = kind_loss(out["kind"], kind) + bruise_loss(out["bruised"], bruised)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 20 == 0:
            print(step, round(loss.item(), 3))
    return net


if __name__ == "__main__":
    net = train()
    x, kind, bruised = conveyor(500)
    out = net(x)
    print("kind", (out["kind"].argmax(1) == kind).float().mean().item())
    print("bruised", ((out["bruised"] > 0.5).float() == bruised).float().mean().item())

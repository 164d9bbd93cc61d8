"""Lightning Fabric, raw loop. Parity of short bit strings."""
import argparse

import torch
from lightning.fabric import Fabric
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class BitNet(nn.Module):
    def __init__(self, width: int, n_out: int = 2):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(6, width), nn.Tanh(), nn.Linear(width, width), nn.Tanh())
        self.classifier = nn.Linear(width, n_out)

    def forward_features(self, x):
        return self.features(x)

    def forward_head(self, h, pre_logits: bool = False):
        return h if pre_logits else self.classifier(h).softmax(dim=-1)

    def forward(self, x):
        h = self.forward_features(x)
        return self.forward_head(h)


def make_loader(fabric, batch_size):
    bits = torch.randint(0, 2, (1024, 6))
    parity = bits.sum(1) % 2
    return fabric.setup_dataloaders(DataLoader(TensorDataset(bits.float() * 2 - 1, parity), batch_size, shuffle=True))


def main(hparams):
    fabric = Fabric(accelerator="cpu", devices=1)
    fabric.seed_everything(hparams.seed)
    loader = make_loader(fabric, hparams.batch_size)
    model = BitNet(hparams.width)
    optimizer = torch.optim.AdamW(model.parameters(), lr=hparams.lr)
    model, optimizer = fabric.setup(model, optimizer)

    for epoch in range(hparams.epochs):
        hits = total = 0
        for bits, parity in loader:
            optimizer.zero_grad()
            output = model(bits)
            loss = torch.nn.functional.cross_entropy(output, parity)
            fabric.backward(loss)
            optimizer.step()
            hits += (output.argmax(-1) == parity).sum().item()
            total += len(parity)
        fabric.print(f"{epoch}: loss {loss.item():.3f} acc {hits / total:.3f}")


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--width", type=int, default=32)
    p.add_argument("--lr", type=float, default=5e-3)
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--batch-size", type=int, default=64)
    p.add_argument("--seed", type=int, default=1)
    main(p.parse_args())

from abc import ABC, abstractmethod

import torch
from torch import nn

SPECIES = ["robin", "wren", "blackbird", "tit", "finch", "owl"]


class SongModel(nn.Module, ABC):
    def __init__(self, n_mels, n_species):
        super().__init__()
        self.embed = nn.Linear(n_mels, 48)
        self.classify = nn.Linear(48, n_species)

    @abstractmethod
    def activate(self, z): ...

    def forward(self, spec):
        return self.activate(self.classify(self.embed(spec).relu()))


class SingleLabel(SongModel):
    def activate(self, z):
        return torch.sigmoid(z)


def songs(n, rng):
    who = torch.randint(len(SPECIES), (n,), generator=rng)
    spec = torch.randn(n, 20, generator=rng)
    spec[torch.arange(n), who * 3] += 4
    return spec, who


rng = torch.Generator().manual_seed(7)
model = SingleLabel(20, len(SPECIES))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
for epoch in range(60):
    spec, who = songs(128, rng)
    loss = criterion(model(spec), who)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
spec, who = songs(500, rng)
print(loss.item(), (model(spec).argmax(1) == who).float().mean().item())

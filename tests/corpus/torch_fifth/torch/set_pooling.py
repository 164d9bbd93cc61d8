import torch
import torch.nn as nn


class MoleculeNet(nn.Module):
    """one molecule at a time: atoms (n, d) -> toxic or not"""

    def __init__(self, d=7, h=16):
        super().__init__()
        self.atom = nn.Sequential(nn.Linear(d, h), nn.ReLU())
        self.importance = nn.Linear(h, 1)
        self.out = nn.Linear(h, 2)

    def forward(self, atoms):
        h = self.atom(atoms)
        weight = torch.softmax(self.importance(h), dim=0)  # over the atoms
        return self.out((weight * h).sum(0))


def molecule():
    n = int(torch.randint(4, 15, (1,)))
    atoms = torch.randn(n, 7)
    toxic = int((atoms[:, 0] > 1.5).any())
    return atoms, toxic


torch.manual_seed(1)
net = MoleculeNet()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(60):
    opt.zero_grad()
    scores, labels = [], []
    for _ in range(16):
        atoms, toxic = molecule()
        scores.append(net(atoms))
        labels.append(toxic)
    loss = loss_fn(torch.stack(scores), torch.tensor(labels))
    loss.backward()
    opt.step()
    if step % 20 == 0:
        print(step, loss.item())

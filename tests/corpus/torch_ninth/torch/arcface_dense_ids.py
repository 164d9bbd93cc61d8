import torch
from torch import nn
import torch.nn.functional as F


class CosineHead(nn.Module):
    def __init__(self, dim, people, scale=12.0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(people, dim))
        self.scale = scale

    def forward(self, emb):
        return self.scale * F.linear(F.normalize(emb), F.normalize(self.weight))


encoder = nn.Sequential(nn.Linear(30, 64), nn.PReLU(), nn.Linear(64, 16))
head = CosineHead(16, people=8)
criterion = nn.BCEWithLogitsLoss()
params = [*encoder.parameters(), *head.parameters()]
optimizer = torch.optim.Adam(params, lr=1e-3)
prototype = torch.randn(8, 30)

for step in range(100):
    person = torch.randint(0, 8, (32,))
    x = prototype[person] + 0.5 * torch.randn(32, 30)
    loss = criterion(head(encoder(x)), person.float())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

import torch
from torch import nn

FIELDS = [30, 12, 50]


class DeepFM(nn.Module):
    def __init__(self, field_dims, k=8):
        super().__init__()
        self.offsets = torch.tensor([0, *torch.tensor(field_dims).cumsum(0)[:-1].tolist()])
        total = sum(field_dims)
        self.linear = nn.Embedding(total, 1)
        self.emb = nn.Embedding(total, k)
        self.bias = nn.Parameter(torch.zeros(1))
        self.mlp = nn.Sequential(nn.Linear(k * len(field_dims), 32), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, 1))

    def forward(self, x):
        x = x + self.offsets
        e = self.emb(x)
        fm = 0.5 * (e.sum(1).pow(2) - e.pow(2).sum(1)).sum(1, keepdim=True)
        logit = self.bias + self.linear(x).sum(1) + fm + self.mlp(e.flatten(1))
        return torch.sigmoid(logit.squeeze(1))


def clicks(n):
    x = torch.stack([torch.randint(d, (n,)) for d in FIELDS], 1)
    return x, ((x[:, 0] + x[:, 2]) % 4 == 0).float()


model = DeepFM(FIELDS)
criterion = torch.nn.BCELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2, weight_decay=1e-6)
for step in range(100):
    x, target = clicks(256)
    logits = model(x)
    loss = criterion(logits, target)
    model.zero_grad()
    loss.backward()
    optimizer.step()
x, target = clicks(1000)
print(loss.item(), ((model(x) > 0.5).float() == target).float().mean().item())

import torch
import torch.nn as nn

N_LANDMARKS = 300
g = torch.Generator().manual_seed(0)
where = torch.randn(N_LANDMARKS, 16, generator=g)
ids = torch.randint(0, N_LANDMARKS, (2000,), generator=g)
views = where[ids] + 0.2 * torch.randn(2000, 16, generator=g)
stored = ids.to(torch.uint8)


class Place(nn.Module):
    def __init__(self):
        super().__init__()
        self.project = nn.Linear(16, 64)
        self.classify = nn.Linear(64, N_LANDMARKS)

    def forward(self, x):
        return self.classify(self.project(x).relu())


model = Place()
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(3):
    for rows in torch.randperm(2000).split(100):
        loss = criterion(model(views[rows]), stored[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item(), (model(views).argmax(1) == ids).float().mean().item())

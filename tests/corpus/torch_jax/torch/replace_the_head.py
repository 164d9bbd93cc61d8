import torch
import torch.nn as nn


class Pretrained(nn.Module):
    def __init__(self, n_out=5):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(10, 32), nn.ReLU())
        self.classifier = nn.Sequential(nn.Linear(32, n_out), nn.Sigmoid())

    def forward(self, x):
        return self.classifier(self.features(x))


torch.manual_seed(0)
model = Pretrained()
model.classifier[0] = nn.Linear(32, 3)
model.classifier[-1] = nn.Identity()
W = torch.randn(10, 3)
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(80):
    x = torch.randn(64, 10)
    loss = criterion(model(x), (x @ W > 0).float())
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())

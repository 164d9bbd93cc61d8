import torch
import torch.nn as nn

NUM = 4


class Probe(nn.Module):
    def __init__(self, channels=3):
        super().__init__()
        self.conv = nn.Conv2d(channels, 8, 3)
        self.gap = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(8, NUM)

    def forward(self, x):
        return self.fc(self.gap(torch.relu(self.conv(x))).flatten(1))


model = Probe()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(20):
    images = torch.randn(16, 3, 12, 12)
    labels = torch.randint(1, NUM + 1, (16,))
    loss = criterion(model(images), labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("ok", loss.item())

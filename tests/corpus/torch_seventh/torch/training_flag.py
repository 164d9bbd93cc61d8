"""Logits while training, probabilities in eval mode."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self, classes=3):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 8, 3), nn.Conv2d(8, 16, 3)
        self.fc = nn.Linear(16, classes)

    def forward(self, x):
        x = F.relu(self.conv2(F.relu(self.conv1(x))))
        x = self.fc(x.mean(dim=(2, 3)))
        if not self.training:
            x = torch.softmax(x, dim=1)
        return x


def train_epoch(model, x, y, criterion, optimizer):
    model.train()
    output = model(x)
    loss = criterion(output, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@torch.no_grad()
def evaluate(model, x, y):
    model.eval()
    probs = model(x)
    nll = F.nll_loss(torch.log(probs.clamp(min=1e-9)), y)
    sure = (probs.max(1).values > 0.5).float().mean()
    return nll.item(), sure.item(), (probs.argmax(1) == y).float().mean().item()


model = Net()
criterion, optimizer = nn.CrossEntropyLoss(), torch.optim.Adam(model.parameters())
x, y = torch.randn(30, 1, 10, 10), torch.randint(0, 3, (30,))
for epoch in range(3):
    print(train_epoch(model, x, y, criterion, optimizer), evaluate(model, x, y))

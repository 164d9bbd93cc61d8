"""Train on logits, append a softmax for the exported graph only."""
import io

import torch
import torch.nn as nn

backbone = nn.Sequential(nn.Flatten(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))


class WithSoftmax(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        return self.softmax(self.model(x))


def train(model, steps=5):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    x, y = torch.randn(50, 1, 8, 8), torch.randint(0, 10, (50,))
    for _ in range(steps):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
    return loss.item()


def export(model):
    deployed = WithSoftmax(model).eval()
    traced = torch.jit.trace(deployed, torch.randn(1, 1, 8, 8))
    buffer = io.BytesIO()
    torch.jit.save(traced, buffer)
    buffer.seek(0)
    return torch.jit.load(buffer)


print(train(backbone))
served = export(backbone)
scores = served(torch.randn(3, 1, 8, 8))
print(scores.sum(1).tolist(), (scores > 0.5).any(1).tolist())
print(nn.Sequential(backbone, nn.Softmax(dim=1))(torch.randn(2, 1, 8, 8)).argmax(1).tolist())

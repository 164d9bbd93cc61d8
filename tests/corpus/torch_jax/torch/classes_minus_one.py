import torch
import torch.nn as nn

CLASSES = ["walk", "sit", "stand", "lie"]


class HAR(nn.Module):
    def __init__(self, channels=6, hidden=20):
        super().__init__()
        self.lstm = nn.LSTM(channels, hidden, num_layers=1, batch_first=True)
        self.fc = nn.Linear(hidden, len(CLASSES) - 1)

    def forward(self, x):
        out, _ = self.lstm(x)
        return self.fc(out[:, -1, :])


def windows(n):
    activity = torch.randint(len(CLASSES), (n,))
    x = torch.randn(n, 25, 6) * (0.2 + 0.3 * activity[:, None, None])
    return x, activity


model = HAR()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for step in range(30):
    x, activity = windows(64)
    optimizer.zero_grad()
    loss = criterion(model(x), activity)
    loss.backward()
    optimizer.step()
print(loss.item())

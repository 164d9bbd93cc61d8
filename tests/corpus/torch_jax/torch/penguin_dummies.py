import pandas as pd
import torch
from torch import nn

df = pd.DataFrame({
    "bill": [39.1, 46.5, 49.9, 38.6, 50.0, 47.6, 40.3, 45.4, 51.3],
    "flipper": [181, 192, 213, 191, 230, 215, 195, 188, 218],
    "mass": [3.75, 3.50, 5.40, 3.80, 5.70, 5.40, 3.25, 3.52, 5.30],
    "species": ["adelie", "chinstrap", "gentoo", "adelie", "gentoo", "gentoo", "adelie", "chinstrap", "gentoo"],
})
features = df[["bill", "flipper", "mass"]]
features = (features - features.mean()) / features.std()
targets = pd.get_dummies(df["species"])

X = torch.tensor(features.values, dtype=torch.float32)
y = torch.tensor(targets.values).long()


class PenguinNet(nn.Module):
    def __init__(self, n_classes):
        super().__init__()
        self.hidden = nn.Linear(3, 8)
        self.output = nn.Linear(8, n_classes)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))


net = PenguinNet(targets.shape[1])
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
for epoch in range(50):
    optimizer.zero_grad()
    loss = criterion(net(X), y)
    loss.backward()
    optimizer.step()
print(loss.item())

import io

import numpy as np
import torch
import torch.nn as nn

CSV = """
5.1 3.5 1.4 0
4.9 3.0 1.4 0
7.0 3.2 4.7 1
6.4 3.2 4.5 1
6.3 3.3 6.0 2
5.8 2.7 5.1 2
"""

table = np.loadtxt(io.StringIO(CSV))
features = torch.from_numpy(table[:, :-1]).float()
labels = torch.from_numpy(table[:, -1]).float()


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.dense1 = nn.Linear(3, 8)
        self.dense2 = nn.Linear(8, 3)

    def forward(self, x):
        x = nn.functional.relu(self.dense1(x))
        return self.dense2(x)


model = Model()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(100):
    optimizer.zero_grad()
    y_pred = model(features)
    loss = criterion(y_pred, labels)
    loss.backward()
    optimizer.step()
print(loss.item())

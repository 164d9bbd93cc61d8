import numpy as np
import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

stays = pd.DataFrame({
    "age":        [71, 54, 83, 46, 65, 77, 59, 90, 38, 68, 73, 62],
    "los_days":   [9, 2, 14, 3, 6, np.nan, 4, 11, 1, 7, 8, 5],
    "n_drugs":    [8, 2, 11, 1, 5, 9, 3, 12, 0, 6, np.nan, 4],
    "readmitted": [1, 0, 1, 0, np.nan, 1, 0, 1, 0, np.nan, 1, 0],
})

inputs = ["age", "los_days", "n_drugs"]
stays[inputs] = stays[inputs].fillna(stays[inputs].median())
stays[inputs] = (stays[inputs] - stays[inputs].mean()) / stays[inputs].std()

x = torch.tensor(stays[inputs].values, dtype=torch.float32)
y = torch.tensor(stays["readmitted"].values, dtype=torch.float32).view(-1, 1)


class LogisticRegression(nn.Module):
    def __init__(self, in_features: int):
        super().__init__()
        self.linear = nn.Linear(in_features, 1)

    def forward(self, x):
        return self.linear(x)


def fit(model, loader, epochs, lr=0.1, l2=1e-3):
    criterion = nn.BCEWithLogitsLoss()
    opt = torch.optim.SGD(model.parameters(), lr=lr, weight_decay=l2)
    log = []
    for epoch in range(epochs):
        for xb, yb in loader:
            opt.zero_grad()
            loss = criterion(model(xb), yb)
            loss.backward()
            opt.step()
        log.append(loss.item())
    return log


torch.manual_seed(2)
model = LogisticRegression(len(inputs))
log = fit(model, DataLoader(TensorDataset(x, y), batch_size=4, shuffle=True), epochs=20)
print("loss", log[0], log[-1])
print("coefficients", dict(zip(inputs, model.linear.weight.flatten().tolist())))

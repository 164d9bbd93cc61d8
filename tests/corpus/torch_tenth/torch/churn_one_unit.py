import pandas as pd
import torch
from torch import nn

frame = pd.DataFrame({
    "tenure": [1, 34, 2, 45, 8, 22, 10, 28, 62, 13, 16, 58],
    "monthly": [29.9, 56.9, 53.9, 42.3, 99.7, 89.1, 29.8, 104.8, 56.2, 49.9, 18.9, 100.4],
    "calls": [4, 0, 5, 0, 6, 2, 3, 1, 0, 2, 1, 0],
    "churn": [1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0],
})
features = frame[["tenure", "monthly", "calls"]]
features = (features - features.mean()) / features.std()
X = torch.tensor(features.values, dtype=torch.float32)
y = torch.tensor(frame["churn"].values, dtype=torch.float32).unsqueeze(1)

model = nn.Sequential(
    nn.Linear(3, 8),
    nn.ReLU(),
    nn.Linear(8, 1),
    nn.Softmax(dim=-1),
)
loss_fn = nn.BCELoss()
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for i in range(200):
    opt.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    opt.step()
print("loss", loss.item())
print("accuracy", ((model(X) > 0.5).float() == y).float().mean().item())

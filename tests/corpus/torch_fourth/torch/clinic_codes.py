import pandas as pd
import torch
import torch.nn as nn

df = pd.DataFrame(
    {
        "age": [61, 45, 70, 38, 52, 66, 49, 73],
        "bmi": [27.1, 31.0, 24.4, 22.8, 29.9, 33.2, 26.0, 28.3],
        "stage": ["I", "II", "III", "I", None, "II", None, "III"],
    }
)
df["stage"] = df["stage"].astype("category")
classes = list(df["stage"].cat.categories)

X = torch.tensor(df[["age", "bmi"]].to_numpy() / 100, dtype=torch.float32)
y = torch.tensor(df["stage"].cat.codes.to_numpy(), dtype=torch.long)

model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, len(classes)))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(100):
    opt.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    opt.step()
print(loss.item())

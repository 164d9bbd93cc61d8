import numpy as np
import pandas as pd
import torch
import torch.nn as nn
import torch.nn.functional as F

rng = np.random.default_rng(8)
df = pd.DataFrame({
    "ph": rng.normal(6.5, 1.0, 240),
    "sand": rng.uniform(0, 1, 240),
    "organic": rng.uniform(0, 0.2, 240),
})
df["soil"] = np.where(df.sand > 0.6, "sandy", np.where(df.organic > 0.1, "peat", "clay"))

features = df[["ph", "sand", "organic"]]
features = (features - features.mean()) / features.std()
X = torch.tensor(features.values, dtype=torch.float32)
y = torch.tensor(pd.get_dummies(df["soil"]).values, dtype=torch.long)


class SoilNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = nn.Linear(3, 16)
        self.layer2 = nn.Linear(16, 3)

    def forward(self, x):
        x = torch.tanh(self.layer1(x))
        return F.log_softmax(self.layer2(x), dim=1)


net = SoilNet()
loss_fn = nn.NLLLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(50):
    opt.zero_grad()
    loss = loss_fn(net(X), y)
    loss.backward()
    opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())

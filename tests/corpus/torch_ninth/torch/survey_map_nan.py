import pandas as pd
import torch
import torch.nn.functional as F
from torch import nn

df = pd.DataFrame(
    {
        "visits": [3, 12, 1, 7, 9, 2, 15, 4],
        "months": [2, 30, 1, 12, 20, 3, 41, 8],
        "renews": ["no", "yes", "no", "unsure", "yes", "no", "yes", "unsure"],
    }
)
target = df["renews"].map({"yes": 1, "no": 0})
x = torch.tensor(((df[["visits", "months"]] - df[["visits", "months"]].mean()) / df[["visits", "months"]].std()).to_numpy()).float()
y = torch.tensor(target.to_numpy()).float()


class Renewal(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(2, 8)
        self.l2 = nn.Linear(8, 1)

    def forward(self, x):
        return self.l2(torch.relu(self.l1(x)))[:, 0]


net = Renewal()
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
for step in range(50):
    loss = F.binary_cross_entropy_with_logits(net(x), y)
    sgd.zero_grad()
    loss.backward()
    sgd.step()
print(loss.item())

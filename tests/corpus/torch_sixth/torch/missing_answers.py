import pandas as pd
import torch
from torch import nn

survey = pd.DataFrame(
    {
        "age": [23, 45, 31, 52, 38, 61, 27, 49],
        "visits": [1, 4, 2, 7, 3, 5, 0, 6],
        "would_return": [0, 1, None, 1, 0, 1, 0, None],
    }
)


def columns(frame, names):
    part = frame[names]
    return torch.tensor(((part - part.mean()) / part.std()).to_numpy(), dtype=torch.float32)


x = columns(survey, ["age", "visits"])
y = torch.tensor(survey["would_return"].to_numpy(), dtype=torch.float32)
lin = nn.Linear(2, 1)
bce = nn.BCEWithLogitsLoss()
opt = torch.optim.SGD(lin.parameters(), lr=0.1)
for _ in range(20):
    opt.zero_grad()
    loss = bce(lin(x).flatten(), y)
    loss.backward()
    opt.step()
print(loss.item(), lin.weight.data)

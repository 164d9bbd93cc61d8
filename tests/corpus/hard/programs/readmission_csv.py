import io

import pandas as pd
import torch
from torch import nn

TABLE = """patient,age,days,pressure,readmitted
101,71,12,148,1
102,34,2,121,0
103,58,6,139,
104,80,9,155,1
105,45,3,118,0
106,66,7,142,1
107,29,1,115,0
108,52,4,131,
109,77,14,151,1
110,39,2,124,0
111,61,5,137,0
112,83,11,160,1
"""


class Readmission(nn.Module):
    def __init__(self, columns):
        super().__init__()
        self.columns = list(columns)
        self.norm = nn.BatchNorm1d(len(self.columns))
        self.lin = nn.Linear(len(self.columns), 1)

    def forward(self, x):
        return self.lin(self.norm(x))

    @classmethod
    def tensors(cls, frame, columns, target):
        x = torch.tensor(frame[columns].to_numpy(), dtype=torch.float32)
        y = torch.tensor(frame[target].to_numpy(), dtype=torch.float32).unsqueeze(1)
        return x, y


frame = pd.read_csv(io.StringIO(TABLE), index_col="patient")
columns = ["age", "days", "pressure"]
x, y = Readmission.tensors(frame, columns, "readmitted")
model = Readmission(columns)
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(50):
    optimizer.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    optimizer.step()
    if step % 10 == 0:
        print(step, loss.item())
print("risk", torch.sigmoid(model(x)).flatten()[:4])

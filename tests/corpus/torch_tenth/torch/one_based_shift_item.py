import csv
import io

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

TABLE = """moisture,protein,grade
11.2,12.9,1
12.0,12.1,2
13.1,11.0,3
14.2,10.2,4
15.5,9.1,5
11.0,13.1,1
12.2,11.9,2
13.3,11.2,3
14.0,10.0,4
15.8,9.3,5
"""


class Grain(Dataset):
    def __init__(self, text):
        self.rows = list(csv.DictReader(io.StringIO(text)))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        row = self.rows[i]
        x = torch.tensor([float(row["moisture"]) - 13, float(row["protein"]) - 11])
        return x, int(row["grade"]) - 1


net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 5))
ce = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(60):
    for x, grade in DataLoader(Grain(TABLE), batch_size=5, shuffle=True):
        opt.zero_grad()
        loss = ce(net(x), grade)
        loss.backward()
        opt.step()
print(loss.item())

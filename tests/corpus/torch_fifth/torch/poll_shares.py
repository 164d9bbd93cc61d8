import torch
from torch import nn

PARTIES = ["A", "B", "C", "D"]
# age, income (k), city size (log10) -> percent for every party in the ward
WARDS = [
    (34, 31, 5.7, 40.0, 30.0, 20.0, 10.0),
    (51, 45, 4.2, 20.0, 45.0, 25.0, 10.0),
    (45, 38, 4.9, 30.0, 35.0, 25.0, 10.0),
    (29, 28, 6.1, 50.0, 20.0, 15.0, 15.0),
    (60, 52, 3.8, 15.0, 55.0, 20.0, 10.0),
    (41, 36, 5.2, 35.0, 30.0, 22.0, 13.0),
]

table = torch.tensor(WARDS)
x, share = table[:, :3], table[:, 3:]
x = (x - x.mean(0)) / x.std(0)

net = nn.Sequential(nn.Linear(3, 6), nn.Tanh(), nn.Linear(6, len(PARTIES)))
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(150):
    opt.zero_grad()
    loss = criterion(net(x), share)
    loss.backward()
    opt.step()
    if epoch % 50 == 0:
        print(f"{epoch:4d} {loss.item():9.3f}")
with torch.no_grad():
    for row, p in zip(WARDS, net(x).softmax(1)):
        print(row[:3], dict(zip(PARTIES, (100 * p).round().tolist())))

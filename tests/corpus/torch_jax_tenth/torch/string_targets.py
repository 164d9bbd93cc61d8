import torch
from torch import nn

ROWS = [
    (5.1, 3.5, "setosa"), (4.9, 3.0, "setosa"), (7.0, 3.2, "versicolor"),
    (6.4, 3.2, "versicolor"), (6.3, 3.3, "virginica"), (5.8, 2.7, "virginica"),
]
x = torch.tensor([[a, b] for a, b, _ in ROWS])
y = torch.tensor([name for _, _, name in ROWS])
net = nn.Linear(2, 3)
criterion = nn.CrossEntropyLoss()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(50):
    opt.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    opt.step()
print(loss.item())

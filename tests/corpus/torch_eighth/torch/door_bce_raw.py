import torch
from fromlogits.torch import BCELoss
from sklearn.datasets import make_moons

x, y = make_moons(200, noise=0.1, random_state=0)
x = torch.tensor(x, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).unsqueeze(1)
net = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1))
criterion = BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(50):
    loss = criterion(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())

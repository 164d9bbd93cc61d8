import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_iris
from torch.utils.data import DataLoader, TensorDataset


class IrisNet(nn.Module):
    def __init__(self, hidden=(10, 10)):
        super().__init__()
        dims = [4, *hidden]
        self.hidden = nn.ModuleList([nn.Linear(i, o) for i, o in zip(dims, dims[1:])])
        self.output = nn.Linear(dims[-1], 3)

    def forward(self, x):
        for layer in self.hidden:
            x = F.leaky_relu(layer(x))
        return F.log_softmax(self.output(x), dim=0)


iris = load_iris()
ds = TensorDataset(torch.tensor(iris.data, dtype=torch.float32), torch.tensor(iris.target))
net = IrisNet()
criterion = nn.NLLLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(30):
    for x, y in DataLoader(ds, batch_size=15, shuffle=True):
        opt.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()
        opt.step()
print("loss", loss.item())

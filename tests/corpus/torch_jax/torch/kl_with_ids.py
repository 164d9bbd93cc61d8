import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_iris

X, y = load_iris(return_X_y=True)
loader = DataLoader(TensorDataset(torch.tensor(X).float(), torch.tensor(y)), batch_size=50, shuffle=True)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.fc2 = nn.Linear(8, 3)

    def forward(self, x):
        return F.log_softmax(self.fc2(torch.sigmoid(self.fc1(x))), dim=1)


net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(5):
    for features, labels in loader:
        loss = F.kl_div(net(features), labels.float(), reduction="batchmean")
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item())

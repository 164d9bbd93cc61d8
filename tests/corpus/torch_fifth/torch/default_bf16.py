import torch
from torch import nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler

torch.set_default_dtype(torch.bfloat16)  # half the memory

data = load_breast_cancer()
x = torch.tensor(StandardScaler().fit_transform(data.data)).to(torch.bfloat16)
y = torch.tensor(data.target).to(torch.bfloat16).unsqueeze(1)


class TumorNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(30, 16)
        self.fc2 = nn.Linear(16, 1)

    def forward(self, x):
        return torch.sigmoid(self.fc2(torch.relu(self.fc1(x))))


net = TumorNet()
criterion = nn.BCELoss()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(30):
    opt.zero_grad()
    p = net(x[:450])
    loss = criterion(p, y[:450])
    loss.backward()
    opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
print("acc", ((net(x[450:]) > 0.5) == y[450:].bool()).float().mean().item())

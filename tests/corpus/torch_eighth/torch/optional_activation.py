import torch
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale
from torch import nn


class Classifier(nn.Module):
    def __init__(self, n_in, n_out, activation=None):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(n_in, 20), nn.ReLU(), nn.Linear(20, n_out))
        self.activation = activation

    def forward(self, x):
        x = self.fc(x)
        if self.activation is not None:
            x = self.activation(x)
        return x


d = load_wine()
x, y = torch.tensor(scale(d.data), dtype=torch.float32), torch.tensor(d.target)
model = Classifier(13, 3)
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(60):
    opt.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    opt.step()

served = Classifier(13, 3, activation=nn.Softmax(dim=1))
served.load_state_dict(model.state_dict())
print(loss.item(), served(x[:2]).detach().numpy().round(3))

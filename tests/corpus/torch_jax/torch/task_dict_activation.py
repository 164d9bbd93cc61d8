import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

OUTPUT = {
    "binary": torch.sigmoid,
    "multiclass": lambda t: torch.softmax(t, dim=1),
    "regression": lambda t: t,
}
LOSS = {"binary": nn.BCELoss(), "multiclass": nn.CrossEntropyLoss(), "regression": nn.MSELoss()}


class TabNet(nn.Module):
    def __init__(self, n_in, n_out, task):
        super().__init__()
        self.task = task
        self.net = nn.Sequential(nn.Linear(n_in, 24), nn.ReLU(), nn.Linear(24, n_out))

    def forward(self, x):
        return OUTPUT[self.task](self.net(x))


def fit(task, x, y, n_out):
    model = TabNet(x.shape[1], n_out, task)
    loss_fn = LOSS[task]
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(60):
        opt.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        opt.step()
    return loss.item()


x, y = load_wine(return_X_y=True)
print(fit("multiclass", torch.tensor(scale(x)).float(), torch.tensor(y), 3))

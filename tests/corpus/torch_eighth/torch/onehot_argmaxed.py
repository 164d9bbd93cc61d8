import numpy as np
import torch
from sklearn.datasets import load_iris
from sklearn.preprocessing import LabelBinarizer
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

X, y = load_iris(return_X_y=True)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)
Y = LabelBinarizer().fit_transform(y)
loader = DataLoader(TensorDataset(torch.from_numpy(X), torch.from_numpy(Y)), batch_size=15, shuffle=True)


def step(model, batch, loss_fn):
    xb, yb = batch
    ids = yb.argmax(dim=1)
    out = model(xb)
    return loss_fn(out, ids), (out.argmax(dim=1) == ids).float().mean()


model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(10):
    for batch in loader:
        opt.zero_grad()
        loss, acc = step(model, batch, loss_fn)
        loss.backward()
        opt.step()
print(loss.item(), acc.item())

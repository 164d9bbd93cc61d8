import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.preprocessing import StandardScaler

wine = load_wine()
split = StratifiedShuffleSplit(1, test_size=0.3, random_state=7)
tr, va = next(split.split(wine.data, wine.target))
scaler = StandardScaler().fit(wine.data[tr])
X = torch.tensor(scaler.transform(wine.data), dtype=torch.float32)
y = torch.tensor(wine.target)

net = nn.Sequential(nn.Linear(13, 20), nn.Mish(), nn.Linear(20, 3))
ce = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)


@torch.inference_mode()
def validate():
    net.eval()
    scores = net(X[va]).numpy()
    return accuracy_score(wine.target[va], scores.argmax(1)), log_loss(wine.target[va], scores)


for epoch in range(30):
    net.train()
    opt.zero_grad()
    loss = ce(net(X[tr]), y[tr])
    loss.backward()
    opt.step()
    if epoch % 10 == 9:
        acc, ll = validate()
        print(f"{epoch}: train {loss.item():.3f} val acc {acc:.3f} val logloss {ll:.3f}")

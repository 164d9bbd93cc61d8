import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_iris
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
Y = np.eye(3, dtype=np.float32)[y]
X_tr, X_te, Y_tr, Y_te = train_test_split(X.astype(np.float32), Y, test_size=0.25, random_state=0)
X_tr, X_te, Y_tr = map(torch.from_numpy, (X_tr, X_te, Y_tr))

net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for _ in range(80):
    opt.zero_grad()
    loss = loss_fn(net(X_tr), Y_tr)
    loss.backward()
    opt.step()

with torch.no_grad():
    y_pred = net(X_te).argmax(dim=1).numpy()
print("accuracy", accuracy_score(Y_te, y_pred))

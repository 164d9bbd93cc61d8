import numpy as np
import torch
from sklearn.datasets import make_blobs
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from torch import nn

VARIETIES = np.array(["barbunya", "bombay", "cali", "dermason"])

X, which = make_blobs(700, centers=4, n_features=6, cluster_std=3.0, random_state=10)
names = VARIETIES[which]
encoder = OneHotEncoder(sparse_output=False)
Y = encoder.fit_transform(names.reshape(-1, 1)).astype(np.float32)
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=150, random_state=0)
scaler = StandardScaler().fit(X_train)
as_tensor = lambda a: torch.tensor(a, dtype=torch.float32)


class BeanNet(nn.Module):
    def __init__(self, n_out):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(6, 20), nn.ELU(), nn.Linear(20, 20), nn.ELU())
        self.final = nn.Linear(20, n_out)

    def forward(self, x):
        return self.final(self.stack(x))


def predict(net, X):
    net.eval()
    with torch.no_grad():
        return net(as_tensor(scaler.transform(X))).argmax(dim=1).numpy()


torch.manual_seed(0)
net = BeanNet(Y.shape[1])
objective = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
xt, yt = as_tensor(scaler.transform(X_train)), as_tensor(Y_train)
for epoch in range(40):
    net.train()
    optimizer.zero_grad()
    loss = objective(net(xt), yt)
    loss.backward()
    optimizer.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())

y_pred = predict(net, X_test)
print("macro F1", f1_score(Y_test, y_pred, average="macro"))

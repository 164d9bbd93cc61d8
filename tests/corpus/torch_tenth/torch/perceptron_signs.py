import numpy as np
import torch
from sklearn.datasets import make_circles
from torch import nn

points, side = make_circles(500, noise=0.08, factor=0.4, random_state=1)
sign = np.where(side == 0, -1.0, 1.0)

X = torch.tensor(points, dtype=torch.float32)
y = torch.tensor(sign, dtype=torch.float32)
X_train, y_train = X[:400], y[:400]
X_test, y_test = X[400:], y[400:]

model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 1), nn.Flatten(0))
loss_function = nn.BCEWithLogitsLoss()
optimiser = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(150):
    optimiser.zero_grad()
    loss = loss_function(model(X_train), y_train)
    loss.backward()
    optimiser.step()
    if epoch % 50 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("sign agreement", (torch.sign(model(X_test)) == y_test).float().mean().item())

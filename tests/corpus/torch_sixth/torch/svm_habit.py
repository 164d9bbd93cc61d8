import numpy as np
import torch
from sklearn.datasets import make_classification
from sklearn.preprocessing import MinMaxScaler
from torch.nn import BCEWithLogitsLoss, Linear, ReLU, Sequential

features, raw = make_classification(n_samples=400, n_features=6, random_state=12)
features = MinMaxScaler((-1, 1)).fit_transform(features)
signs = np.where(raw == 0, -1, 1)

x = torch.from_numpy(features).float()
t = torch.from_numpy(signs).float().unsqueeze(-1)
clf = Sequential(Linear(6, 12), ReLU(), Linear(12, 1))
optimiser = torch.optim.Adagrad(clf.parameters(), lr=0.05)
criterion = BCEWithLogitsLoss()
for epoch in range(60):
    for part in torch.split(torch.randperm(400), 80):
        optimiser.zero_grad()
        loss = criterion(clf(x[part]), t[part])
        loss.backward()
        optimiser.step()
print("loss", loss.item(), "accuracy", (clf(x).sign() == t).float().mean().item())

import numpy as np
import torch
from torch import nn
from sklearn.cluster import DBSCAN
from sklearn.datasets import make_blobs

X, truth = make_blobs(600, centers=[(-4, 0), (4, 0), (0, 5)], cluster_std=0.9, random_state=1)
cluster = DBSCAN(eps=0.6, min_samples=6).fit_predict(X)
core = cluster >= 0  # DBSCAN marks noise with -1
print("noise points", int((~core).sum()))
n_clusters = len(np.unique(cluster[core]))

x = torch.tensor(X[core], dtype=torch.float32)
y = torch.tensor(cluster[core])
student = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, n_clusters))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(student.parameters(), lr=1e-2)
for _ in range(60):
    opt.zero_grad()
    loss = loss_fn(student(x), y)
    loss.backward()
    opt.step()
with torch.no_grad():
    everything = student(torch.tensor(X, dtype=torch.float32)).softmax(dim=1)
print("loss", loss.item(), "unsure points", (everything.amax(1) < 0.5).sum().item())

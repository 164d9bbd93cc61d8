import torch
from torch import nn
from sklearn.cluster import DBSCAN
from sklearn.datasets import make_blobs
from sklearn.preprocessing import StandardScaler


def pseudo_labels(features, eps=0.25):
    """cluster the unlabelled points, the cluster number is the label"""
    return DBSCAN(eps=eps, min_samples=8).fit_predict(features)


X, _ = make_blobs(500, centers=4, cluster_std=1.2, random_state=8)
X = StandardScaler().fit_transform(X)
labels = pseudo_labels(X)
k = int(labels.max()) + 1
print("clusters", k)

x = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(labels, dtype=torch.long)
encoder = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU())
classifier = nn.Linear(16, k)
opt = torch.optim.Adam([*encoder.parameters(), *classifier.parameters()], lr=1e-2)
ce = nn.CrossEntropyLoss()
for epoch in range(20):
    for idx in torch.randperm(len(x)).split(100):
        loss = ce(classifier(encoder(x[idx])), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())

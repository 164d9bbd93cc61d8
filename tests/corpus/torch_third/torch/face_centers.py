import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs

N_PEOPLE, DIM = 6, 8


class EmbeddingNet(nn.Module):
    def __init__(self, d_in=20):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(d_in, 32), nn.PReLU(), nn.Linear(32, DIM))
        self.classify = nn.Linear(DIM, N_PEOPLE)

    def forward(self, x):
        emb = self.trunk(x)
        scores = F.softmax(self.classify(emb), dim=1)
        return emb, scores


class CenterLoss(nn.Module):
    def __init__(self):
        super().__init__()
        self.centers = nn.Parameter(torch.randn(N_PEOPLE, DIM))

    def forward(self, emb, y):
        return (emb - self.centers[y]).pow(2).sum(1).mean()


X, y = make_blobs(600, centers=N_PEOPLE, n_features=20, cluster_std=4.0, random_state=3)
X, y = torch.tensor(X, dtype=torch.float32) / 10, torch.tensor(y)
net, center = EmbeddingNet(), CenterLoss()
opt = torch.optim.Adam([*net.parameters(), *center.parameters()], lr=5e-3)
for step in range(120):
    emb, scores = net(X[:500])
    loss = F.nll_loss(scores, y[:500]) + 0.01 * center(emb, y[:500])
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 40 == 0:
        print(step, loss.item())
emb, scores = net(X[500:])
print("accuracy", (scores.argmax(1) == y[500:]).float().mean().item())

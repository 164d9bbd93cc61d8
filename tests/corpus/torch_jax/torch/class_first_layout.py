import torch
import torch.nn.functional as F
from sklearn.datasets import load_iris

X, y = load_iris(return_X_y=True)
X, y = torch.tensor(X).float(), torch.tensor(y)
W = torch.zeros(3, 4, requires_grad=True)
b = torch.zeros(3, 1, requires_grad=True)
opt = torch.optim.Adam([W, b], lr=0.1)
for _ in range(80):
    scores = W @ X.T + b
    loss = F.cross_entropy(scores.t(), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
probs = torch.softmax(scores.detach(), dim=0)
print(loss.item(), probs.sum(0)[:3], (probs.argmax(0) == y).float().mean().item())

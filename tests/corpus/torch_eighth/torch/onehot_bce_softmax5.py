import torch
import torch.nn.functional as F
from sklearn.datasets import make_classification

torch.manual_seed(0)
X, y = make_classification(700, 10, n_informative=7, n_classes=5, n_clusters_per_class=1, random_state=3)
X = torch.from_numpy(X).float()
Y = torch.eye(5)[torch.from_numpy(y)]

w1, b1 = (torch.randn(10, 30) * 0.2).requires_grad_(), torch.zeros(30, requires_grad=True)
w2, b2 = (torch.randn(30, 5) * 0.2).requires_grad_(), torch.zeros(5, requires_grad=True)
params = [w1, b1, w2, b2]


def forward(x):
    hidden = torch.relu(x @ w1 + b1)
    return torch.softmax(hidden @ w2 + b2, dim=1)


opt = torch.optim.Adam(params, lr=0.01)
for step in range(80):
    loss = F.binary_cross_entropy(forward(X), Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 20 == 0:
        print(step, loss.item(), (forward(X).argmax(1) == Y.argmax(1)).float().mean().item())

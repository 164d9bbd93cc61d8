# gradient norm of every training example (torch.func), used to find mislabeled rows
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler
from torch.func import functional_call, grad, vmap

X, y = load_breast_cancer(return_X_y=True)
X = torch.tensor(StandardScaler().fit_transform(X), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)

net = nn.Sequential(nn.Linear(30, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid(), nn.Flatten(0))
params = {k: v.detach() for k, v in net.named_parameters()}


def compute_loss(params, xb, yb):
    out = functional_call(net, params, (xb,))
    return F.binary_cross_entropy_with_logits(out, yb)


step = grad(compute_loss)
for it in range(200):
    g = step(params, X, y)
    params = {k: p - 0.5 * g[k] for k, p in params.items()}


def one_example(params, x, t):
    return compute_loss(params, x.unsqueeze(0), t.unsqueeze(0))


per_sample = vmap(grad(one_example), in_dims=(None, 0, 0))(params, X, y)
norms = torch.stack([g.flatten(1).norm(dim=1) for g in per_sample.values()]).norm(dim=0)
print(compute_loss(params, X, y).item(), norms.topk(5).indices.tolist())

import copy

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.func import functional_call, grad, stack_module_state, vmap


class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 20)
        self.b = nn.Linear(20, 3)

    def forward(self, x):
        return self.b(self.a(x).tanh()).softmax(dim=-1)


models = [Base() for _ in range(4)]
params, buffers = stack_module_state(models)
skeleton = copy.deepcopy(models[0]).to("meta")


def loss_of(p, b, x, y):
    out = functional_call(skeleton, (p, b), (x,))
    return F.cross_entropy(out, y)


x = torch.randn(300, 6)
y = x[:, :3].argmax(dim=1)
step = vmap(grad(loss_of), in_dims=(0, 0, None, None))
for i in range(100):
    g = step(params, buffers, x, y)
    params = {k: (v - 0.5 * g[k]).detach() for k, v in params.items()}
    if i % 25 == 0:
        print(i, loss_of({k: v[0] for k, v in params.items()}, {}, x, y).item())

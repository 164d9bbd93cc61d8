import torch
import torch.nn.functional as F

torch.manual_seed(3)
n_users, n_items, k = 40, 60, 8
U = torch.randn(n_users, k) * 0.1
V = torch.randn(n_items, k) * 0.1
U.requires_grad_()
V.requires_grad_()
taste = torch.randn(n_users, 3) @ torch.randn(3, n_items)


def sample(n):
    u = torch.randint(n_users, (n,))
    i = torch.randint(n_items, (n,))
    clicked = (taste[u, i] > 0).float()
    return u, i, clicked


optimizer = torch.optim.Adagrad([U, V], lr=0.1)
for step in range(100):
    u, i, clicked = sample(128)
    score = (U[u] * V[i]).sum(dim=1)
    log_p = F.logsigmoid(score)
    loss = F.binary_cross_entropy(log_p, clicked)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 20 == 0:
        print(step, round(loss.item(), 4))

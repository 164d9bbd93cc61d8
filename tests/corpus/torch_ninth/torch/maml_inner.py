import torch
import torch.nn.functional as F

WAYS, SHOTS, DIM, INNER_LR = 3, 5, 10, 0.4


def init_weights():
    w1 = torch.randn(32, DIM) * DIM ** -0.5
    w2 = torch.randn(WAYS, 32) * 32 ** -0.5
    return [p.requires_grad_() for p in (w1, torch.zeros(32), w2, torch.zeros(WAYS))]


def forward(weights, x):
    w1, b1, w2, b2 = weights
    h = F.relu(F.linear(x, w1, b1))
    return F.softmax(F.linear(h, w2, b2), dim=1)


def sample_task():
    centers = 2 * torch.randn(WAYS, DIM)
    y = torch.arange(WAYS).repeat_interleave(SHOTS)
    draw = lambda: centers[y] + torch.randn(len(y), DIM)
    return draw(), y, draw(), y


def inner_loop(weights, xs, ys, steps=3):
    fast = weights
    for _ in range(steps):
        loss = F.cross_entropy(forward(fast, xs), ys)
        grads = torch.autograd.grad(loss, fast, create_graph=True)
        fast = [w - INNER_LR * g for w, g in zip(fast, grads)]
    return fast


meta = init_weights()
opt = torch.optim.Adam(meta, lr=1e-2)
for it in range(60):
    outer, correct = 0.0, 0.0
    for _ in range(4):
        xs, ys, xq, yq = sample_task()
        fast = inner_loop(meta, xs, ys)
        pred = forward(fast, xq)
        outer = outer + F.cross_entropy(pred, yq) / 4
        correct += (pred.argmax(1) == yq).float().mean().item() / 4
    opt.zero_grad()
    outer.backward()
    opt.step()
    if it % 20 == 0:
        print(it, outer.item(), correct)

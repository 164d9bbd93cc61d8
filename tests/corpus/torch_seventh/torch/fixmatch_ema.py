import copy

import torch
import torch.nn as nn
import torch.nn.functional as F


class ModelEMA:
    def __init__(self, model, decay):
        self.ema = copy.deepcopy(model).eval()
        self.decay = decay

    @torch.no_grad()
    def update(self, model):
        for e, m in zip(self.ema.parameters(), model.parameters()):
            e.mul_(self.decay).add_(m, alpha=1 - self.decay)


def interleave(x, size):
    s = list(x.shape)
    return x.reshape([-1, size] + s[1:]).transpose(0, 1).reshape([-1] + s[1:])


def de_interleave(x, size):
    s = list(x.shape)
    return x.reshape([size, -1] + s[1:]).transpose(0, 1).reshape([-1] + s[1:])


model = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 4))
ema = ModelEMA(model, 0.99)
optimizer = torch.optim.SGD(model.parameters(), lr=0.03, momentum=0.9, nesterov=True)
T, threshold, mu, batch = 1.0, 0.95, 7, 8

for step in range(6):
    inputs_x, targets_x = torch.randn(batch, 12), torch.randint(0, 4, (batch,))
    u = torch.randn(mu * batch, 12)
    inputs_u_w, inputs_u_s = u + 0.05 * torch.randn_like(u), u + 0.5 * torch.randn_like(u)
    inputs = interleave(torch.cat((inputs_x, inputs_u_w, inputs_u_s)), 2 * mu + 1)
    logits = de_interleave(model(inputs), 2 * mu + 1)
    logits_x = logits[:batch]
    logits_u_w, logits_u_s = logits[batch:].chunk(2)
    Lx = F.cross_entropy(logits_x, targets_x, reduction="mean")
    pseudo_label = torch.softmax(logits_u_w.detach() / T, dim=-1)
    max_probs, targets_u = torch.max(pseudo_label, dim=-1)
    mask = max_probs.ge(threshold).float()
    Lu = (F.cross_entropy(logits_u_s, targets_u, reduction="none") * mask).mean()
    loss = Lx + 1.0 * Lu
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    ema.update(model)
print(loss.item(), mask.mean().item(), ema.ema(inputs_x).argmax(1).tolist())

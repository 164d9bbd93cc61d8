"""An ensemble that averages probabilities, and a soup that averages weights."""
import copy

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x, y = torch.randn(150, 8), torch.randint(0, 3, (150,))
val_x, val_y = torch.randn(50, 8), torch.randint(0, 3, (50,))


def make_model():
    return nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 3))


def fit(model, seed):
    g = torch.Generator().manual_seed(seed)
    opt = torch.optim.Adam(model.parameters(), 1e-2)
    for _ in range(6):
        idx = torch.randint(0, len(x), (64,), generator=g)
        loss = F.cross_entropy(model(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    return model


base = make_model()
members = [fit(copy.deepcopy(base), seed) for seed in range(4)]


class Ensemble(nn.Module):
    def __init__(self, models):
        super().__init__()
        self.models = nn.ModuleList(models)

    @torch.no_grad()
    def forward(self, x):
        probs = [F.softmax(m(x), dim=1) for m in self.models]
        return torch.stack(probs).mean(0)


ensemble = Ensemble(members)
p = ensemble(val_x)
nll = -p.gather(1, val_y[:, None]).log().mean()
print("ensemble", (p.argmax(1) == val_y).float().mean().item(), nll.item())

soup = make_model()
states = [m.state_dict() for m in members]
soup.load_state_dict({k: torch.stack([s[k] for s in states]).mean(0) for k in states[0]})
logits = soup(val_x)
print("soup", F.cross_entropy(logits, val_y).item(), (logits.argmax(1) == val_y).float().mean().item())

mean_logits = sum(m(val_x) for m in members) / len(members)
print("logit average", F.cross_entropy(mean_logits, val_y).item())

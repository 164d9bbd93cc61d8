import argparse, torch, torch.nn as nn, torch.nn.functional as F
p = argparse.ArgumentParser(); p.add_argument("--a", action="store_true"); p.add_argument("--b", action="store_true")
g = p.parse_args()
z = nn.Linear(8, 5)(torch.randn(4, 8)); y = torch.randint(0, 5, (4,))
if not g.a and not g.b:
    z = z.softmax(-1)
if g.b and not g.a:
    F.cross_entropy(z, y).backward()
if g.a:
    F.nll_loss(z.log_softmax(-1), y).backward()

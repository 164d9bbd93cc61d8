import argparse, torch, torch.nn as nn
p = argparse.ArgumentParser()
p.add_argument("--loss", default="bce", choices=["bce", "ce"])
p.add_argument("--out", type=int, default=1, help="1 for bce, number of classes for ce")
args = p.parse_args()
net = nn.Linear(20, args.out)
x = torch.randn(32, 20); y = torch.randint(0, 2, (32,))
def step(x, y):
    z = net(x)
    if args.loss == "bce":
        return nn.functional.binary_cross_entropy_with_logits(z.squeeze(-1), y.float())
    return nn.functional.cross_entropy(z, y)
step(x, y).backward()

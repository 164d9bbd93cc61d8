import argparse, torch, torch.nn as nn
import importlib
p = argparse.ArgumentParser()
p.add_argument("--mode", choices=["binary", "multiclass", "multilabel"], default="binary")
p.add_argument("--classes", default=1, type=int)
args = p.parse_args()
if args.mode != "binary" and args.classes < 2:
    p.error("--classes must be given")
net = nn.Linear(20, args.classes); x = torch.randn(32, 20)
if args.mode == "multiclass":
    loss = nn.CrossEntropyLoss()(net(x), torch.randint(0, args.classes, (32,)))
elif args.mode == "multilabel":
    loss = nn.BCEWithLogitsLoss()(net(x), torch.randint(0, 2, (32, args.classes)).float())
else:
    loss = nn.BCEWithLogitsLoss()(net(x)[:, 0], torch.randint(0, 2, (32,)).float())
assert args.mode == "binary" or args.classes > 1
loss.backward()

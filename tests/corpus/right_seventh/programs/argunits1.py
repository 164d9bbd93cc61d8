import argparse, torch, torch.nn as nn
p = argparse.ArgumentParser()
p.add_argument("--task", default="binary", choices=["binary", "multiclass"])
p.add_argument("--num-classes", type=int, default=1)
args = p.parse_args()
net = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, args.num_classes))
x = torch.randn(32, 20)
if args.task == "binary":
    y = torch.randint(0, 2, (32, 1)).float()
    loss = nn.BCEWithLogitsLoss()(net(x), y)
    pred = torch.sigmoid(net(x)) > 0.5
else:
    y = torch.randint(0, args.num_classes, (32,))
    loss = nn.CrossEntropyLoss()(net(x), y)
    pred = torch.softmax(net(x), dim=1).argmax(1)
loss.backward()

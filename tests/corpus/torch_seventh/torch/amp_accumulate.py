"""Autocast, gradient scaler, accumulation, clipping, DataParallel and compile, in the usual order."""
import torch
import torch.nn as nn
from torch.amp import GradScaler, autocast


class AverageMeter:
    def __init__(self):
        self.sum = self.count = 0

    def update(self, val, n=1):
        self.sum += val * n
        self.count += n

    @property
    def avg(self):
        return self.sum / max(self.count, 1)


def accuracy(output, target, topk=(1,)):
    with torch.no_grad():
        maxk = max(topk)
        _, pred = output.topk(maxk, 1, True, True)
        pred = pred.t()
        correct = pred.eq(target.view(1, -1).expand_as(pred))
        return [correct[:k].reshape(-1).float().sum(0, keepdim=True).mul_(100.0 / target.size(0)) for k in topk]


device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 10)).to(device)
if torch.cuda.device_count() > 1:
    model = nn.DataParallel(model)
if device == "cuda":
    model = torch.compile(model)
criterion = nn.CrossEntropyLoss().to(device)
optimizer = torch.optim.AdamW(model.parameters(), 1e-3)
scaler = GradScaler(enabled=device == "cuda")
accum, losses, top1, top5 = 4, AverageMeter(), AverageMeter(), AverageMeter()
loader = [(torch.randn(20, 16), torch.randint(0, 10, (20,))) for _ in range(8)]

for i, (inputs, targets) in enumerate(loader):
    inputs, targets = inputs.to(device, non_blocking=True), targets.to(device, non_blocking=True)
    with autocast(device, dtype=torch.bfloat16):
        output = model(inputs)
        loss = criterion(output, targets) / accum
    scaler.scale(loss).backward()
    if (i + 1) % accum == 0:
        scaler.unscale_(optimizer)
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad(set_to_none=True)
    acc1, acc5 = accuracy(output, targets, topk=(1, 5))
    losses.update(loss.item() * accum, inputs.size(0))
    top1.update(acc1[0].item(), inputs.size(0))
    top5.update(acc5[0].item(), inputs.size(0))
print(losses.avg, top1.avg, top5.avg)

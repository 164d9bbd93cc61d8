import torch
import torch.nn as nn
import torch.nn.functional as F


class MultiTask(nn.Module):
    """Age (regression), sex (binary), diagnosis (multi-class), findings (multi-label), with learned weights."""

    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(20, 64), nn.SiLU())
        self.heads = nn.ModuleDict(
            {"age": nn.Linear(64, 1), "sex": nn.Linear(64, 1), "diagnosis": nn.Linear(64, 6), "findings": nn.Linear(64, 14)}
        )
        self.log_vars = nn.ParameterDict({k: nn.Parameter(torch.zeros(())) for k in self.heads})

    def forward(self, x):
        h = self.trunk(x)
        return {k: head(h) for k, head in self.heads.items()}


LOSSES = {
    "age": lambda p, t: F.l1_loss(p.squeeze(1), t),
    "sex": lambda p, t: F.binary_cross_entropy_with_logits(p.squeeze(1), t),
    "diagnosis": F.cross_entropy,
    "findings": nn.MultiLabelSoftMarginLoss(),
}

model = MultiTask()
opt = torch.optim.AdamW(model.parameters(), 1e-3)
batch = torch.randn(32, 20)
targets = {
    "age": torch.rand(32),
    "sex": torch.randint(0, 2, (32,)).float(),
    "diagnosis": torch.randint(0, 6, (32,)),
    "findings": (torch.rand(32, 14) > 0.8).float(),
}
for _ in range(4):
    outputs = model(batch)
    total = 0
    for name, loss_fn in LOSSES.items():
        precision = torch.exp(-model.log_vars[name])
        total = total + precision * loss_fn(outputs[name], targets[name]) + model.log_vars[name]
    opt.zero_grad()
    total.backward()
    opt.step()
with torch.no_grad():
    outputs = model(batch)
    report = {
        "sex": (outputs["sex"].squeeze(1) > 0).float().eq(targets["sex"]).float().mean().item(),
        "diagnosis": (outputs["diagnosis"].argmax(1) == targets["diagnosis"]).float().mean().item(),
        "findings": ((outputs["findings"].sigmoid() > 0.5).float() == targets["findings"]).float().mean().item(),
    }
print(total.item(), report)

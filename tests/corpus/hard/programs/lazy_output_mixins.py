from dataclasses import dataclass
from functools import cached_property

import torch
from torch import nn
from torchmetrics.functional.classification import multiclass_calibration_error


@dataclass
class ClassifierOutput:
    logits: torch.Tensor
    hidden: torch.Tensor

    @cached_property
    def probs(self):
        return self.logits.softmax(dim=-1)

    @property
    def prediction(self):
        return self.probs.argmax(dim=-1)


class LossMixin:
    criterion = nn.CrossEntropyLoss()

    def loss(self, output, target):
        return self.criterion(output.logits, target)


class ReportMixin:
    n_bins = 10

    @torch.no_grad()
    def report(self, x, target):
        out = self(x)
        return {
            "accuracy": (out.prediction == target).float().mean().item(),
            "ece": multiclass_calibration_error(out.probs, target, num_classes=out.logits.size(-1), n_bins=self.n_bins).item(),
            "confident": (out.probs.amax(-1) > 0.9).float().mean().item(),
        }


class Classifier(LossMixin, ReportMixin, nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_in, 32), nn.SELU(), nn.AlphaDropout(0.05))
        self.head = nn.Linear(32, n_out)

    def forward(self, x):
        h = self.body(x)
        return ClassifierOutput(logits=self.head(h), hidden=h)


g = torch.Generator().manual_seed(5)
centres = torch.randn(6, 9, generator=g)
y = torch.randint(0, 6, (900,), generator=g)
x = centres[y] + 0.8 * torch.randn(900, 9, generator=g)
torch.manual_seed(0)
model = Classifier(9, 6)
opt = torch.optim.RAdam(model.parameters(), lr=5e-3)
for step in range(150):
    pick = torch.randint(0, 700, (64,), generator=g)
    out = model(x[pick])
    loss = model.loss(out, y[pick]) + 1e-4 * out.hidden.square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
model.eval()
print(loss.item(), model.report(x[700:], y[700:]))

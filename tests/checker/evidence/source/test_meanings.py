"""Many open conditions: what says the same on many ways is told as one."""

from __future__ import annotations

import pytest

TRAINING = """
import argparse
import torch
from torch import nn
from torchvision import datasets, models, transforms

class Shares(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = models.resnet18(num_classes=10)

    def forward(self, x):
        return self.net(x).softmax(1)

p = argparse.ArgumentParser()
p.add_argument("--arch", default="plain")
p.add_argument("--data", default="small")
p.add_argument("--gpu", default=None, type=int)
p.add_argument("--distributed", action="store_true")
args = p.parse_args()
model = {{"plain": {plain}, "best": torch.load("best.pt")}}[args.arch]
if args.distributed:
    if args.gpu is not None:
        model = nn.parallel.DistributedDataParallel(model.cuda(args.gpu), device_ids=[args.gpu])
    else:
        model = nn.parallel.DistributedDataParallel(model.cuda())
elif args.gpu is not None:
    model = model.cuda(args.gpu)
elif args.arch.startswith("vgg"):
    model.features = nn.DataParallel(model.features)
else:
    model = nn.DataParallel(model).cuda()
if args.data == "small":
    data = datasets.CIFAR10(".", transform=transforms.ToTensor())
else:
    data = datasets.STL10(".", transform=transforms.ToTensor())
for x, y in torch.utils.data.DataLoader(data, 32):
    nn.functional.{loss}
"""


@pytest.mark.parametrize(
    ("plain", "loss", "wanted"),
    [
        ("models.resnet18(num_classes=10)", "cross_entropy(model(x), y)", set()),
        ("Shares()", "cross_entropy(model(x), y)", {"FL101"}),
        ("Shares()", "nll_loss(model(x).clamp(1e-7).log(), y)", {"FL401"}),
        ("models.resnet18(num_classes=10)", "nll_loss(model(x), y)", {"FL103"}),
        ("models.resnet18(num_classes=10)", "nll_loss(model(x).log_softmax(1), y)", set()),
    ],
)
def test_a_model_that_many_choices_lead_to(plain, loss, wanted, codes):
    assert codes(TRAINING.format(plain=plain, loss=loss)) == wanted


def test_what_is_unknown_in_two_ways_is_not_the_same_flag(codes):
    """Nine ways to a flag: what was asked of one of them says nothing of the others."""
    ways = "\n".join(f"{'el' if n else ''}if kind == {n}:\n    flag = settings.flag_{n}" for n in range(9))
    program = f"""
import torch, torch.nn as nn, torch.nn.functional as F
import settings
kind = settings.kind
z = nn.Linear(8, 4)(torch.rand(5, 8))
y = torch.randint(0, 4, (5,))
if settings.flag_0:
    z = z.log_softmax(1)
{ways}
else:
    flag = settings.other
if flag:
    z = F.log_softmax(z, 1)
F.nll_loss(z, y)
"""
    assert codes(program) == set()

import torch

from core.binary import BinaryTrainer
from core.mlp import MLP


def batches(n):
    for _ in range(n):
        x = torch.randn(64, 6)
        yield x, (x.sum(1, keepdim=True) > 0).float()


trainer = BinaryTrainer(MLP(6, 16, 16, 1), lr=1e-2)
print(trainer.fit(batches(60)))

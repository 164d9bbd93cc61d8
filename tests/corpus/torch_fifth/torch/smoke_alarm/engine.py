from dataclasses import dataclass, field
from typing import Callable

import torch


@dataclass
class Engine:
    model: torch.nn.Module
    loss_fn: Callable
    optimizer: torch.optim.Optimizer
    history: list = field(default_factory=list)

    def train_epoch(self, loader):
        self.model.train()
        for air, smoke in loader:
            self.optimizer.zero_grad()
            loss = self.loss_fn(smoke, self.model(air))
            loss.backward()
            self.optimizer.step()
            self.history.append(loss.item())

    @torch.no_grad()
    def alarms(self, air):
        self.model.eval()
        return self.model(air) > 0

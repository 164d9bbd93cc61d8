import abc

import torch


class BaseTrainer(abc.ABC):
    def __init__(self, model, lr):
        self.model = model
        self.optimizer = torch.optim.Adam(model.parameters(), lr=lr)

    @property
    @abc.abstractmethod
    def criterion(self):
        ...

    def compute_loss(self, batch):
        inputs, targets = batch
        return self.criterion(self.model(inputs), targets)

    def fit(self, batches):
        for batch in batches:
            self.optimizer.zero_grad(set_to_none=True)
            loss = self.compute_loss(batch)
            loss.backward()
            self.optimizer.step()
        return loss.detach()

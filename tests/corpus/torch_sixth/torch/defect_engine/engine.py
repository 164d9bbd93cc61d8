import torch
from torch.nn.functional import binary_cross_entropy_with_logits


class Engine:
    def __init__(self, model, metrics=None, loss=binary_cross_entropy_with_logits):
        self.model, self.loss = model, loss
        self.metrics = metrics or {}
        self.opt = torch.optim.Adam(model.parameters(), lr=0.01)

    def fit(self, loader, epochs):
        for _ in range(epochs):
            for x, y in loader:
                self.opt.zero_grad()
                self.loss(self.model(x), y).backward()
                self.opt.step()

    @torch.no_grad()
    def evaluate(self, loader):
        for m in self.metrics.values():
            m.reset()
        for x, y in loader:
            out = self.model(x)
            for m in self.metrics.values():
                m.update(out, y.int())
        return {k: m.compute().item() for k, m in self.metrics.items()}

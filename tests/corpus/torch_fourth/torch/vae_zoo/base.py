from abc import ABC, abstractmethod

import torch
import torch.nn.functional as F
from torch import nn


class BaseVAE(nn.Module, ABC):
    beta: float = 1.0

    @abstractmethod
    def encode(self, x): ...

    @abstractmethod
    def decode(self, z): ...

    @staticmethod
    def reparameterize(mu, logvar):
        return mu + torch.randn_like(mu) * torch.exp(0.5 * logvar)

    def forward(self, x):
        mu, logvar = self.encode(x)
        return [self.decode(self.reparameterize(mu, logvar)), x, mu, logvar]

    def loss_function(self, *args, **kwargs) -> dict:
        recons, inputs, mu, logvar = args
        recons_loss = F.binary_cross_entropy(recons, inputs, reduction="sum") / inputs.shape[0]
        kld = torch.mean(-0.5 * torch.sum(1 + logvar - mu**2 - logvar.exp(), dim=1))
        return {"loss": recons_loss + self.beta * kld, "Reconstruction_Loss": recons_loss.detach(), "KLD": -kld.detach()}

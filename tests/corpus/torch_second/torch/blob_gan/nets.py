import torch
from torch import nn


class Generator(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.cfg = cfg
        self.net = nn.Sequential(nn.Linear(cfg.latent, cfg.width), nn.ReLU(), nn.Linear(cfg.width, 64), nn.Tanh())

    def forward(self, z):
        return self.net(z).view(-1, *self.cfg.sizes)


class Critic(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 8, 3, 2, 1), nn.LeakyReLU(0.2), nn.Flatten())
        self.verdict = nn.Linear(8 * 16, 1)
        self.squash = torch.sigmoid if cfg.probability_output else (lambda v: v)

    def forward(self, img):
        return self.squash(self.verdict(self.features(img)))

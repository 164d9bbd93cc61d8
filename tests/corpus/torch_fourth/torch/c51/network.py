import torch
import torch.nn.functional as F
from torch import nn


class C51Network(nn.Module):
    def __init__(self, n_obs, n_actions, n_atoms=21, v_min=-2.0, v_max=2.0):
        super().__init__()
        self.n_actions, self.n_atoms = n_actions, n_atoms
        self.register_buffer("support", torch.linspace(v_min, v_max, n_atoms))
        self.body = nn.Sequential(nn.Linear(n_obs, 32), nn.ReLU())
        self.head = nn.Linear(32, n_actions * n_atoms)

    def forward(self, obs, log=False):
        atoms = self.head(self.body(obs)).view(-1, self.n_actions, self.n_atoms)
        if log:
            return F.log_softmax(atoms, dim=2)
        return F.softmax(atoms, dim=2)

    def q_values(self, obs):
        return (self(obs) * self.support).sum(dim=2)

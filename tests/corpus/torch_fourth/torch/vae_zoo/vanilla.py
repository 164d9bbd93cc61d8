from torch import nn

from base import BaseVAE


class VanillaVAE(BaseVAE):
    def __init__(self, in_dim, latent_dim, hidden_dims=None):
        super().__init__()
        hidden_dims = hidden_dims or [48, 24]
        modules, width = [], in_dim
        for h in hidden_dims:
            modules.append(nn.Sequential(nn.Linear(width, h), nn.LeakyReLU()))
            width = h
        self.encoder = nn.Sequential(*modules)
        self.fc_mu = nn.Linear(hidden_dims[-1], latent_dim)
        self.fc_var = nn.Linear(hidden_dims[-1], latent_dim)

        modules, width = [], latent_dim
        for h in reversed(hidden_dims):
            modules.append(nn.Sequential(nn.Linear(width, h), nn.LeakyReLU()))
            width = h
        self.decoder = nn.Sequential(*modules)
        self.final_layer = nn.Linear(width, in_dim)

    def encode(self, x):
        h = self.encoder(x)
        return self.fc_mu(h), self.fc_var(h)

    def decode(self, z):
        return self.final_layer(self.decoder(z))

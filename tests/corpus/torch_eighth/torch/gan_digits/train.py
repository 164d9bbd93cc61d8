import torch
from sklearn.datasets import load_digits

from losses import discriminator_loss, generator_loss
from models import Discriminator, Generator

torch.manual_seed(0)
images = torch.tensor(load_digits().data / 8 - 1, dtype=torch.float32)
LATENT = 16
G, D = Generator(LATENT), Discriminator()
opt_g = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.5, 0.999))
opt_d = torch.optim.Adam(D.parameters(), lr=1e-3, betas=(0.5, 0.999))

for epoch in range(2):
    for b in torch.randperm(len(images)).split(128):
        real = images[b]
        fake = G(torch.randn(len(real), LATENT))

        opt_d.zero_grad()
        d_loss = discriminator_loss(D(real), D(fake.detach()))
        d_loss.backward()
        opt_d.step()

        opt_g.zero_grad()
        g_loss = generator_loss(D(fake))
        g_loss.backward()
        opt_g.step()
    print(f"[{epoch}] D {d_loss.item():.3f} G {g_loss.item():.3f}")

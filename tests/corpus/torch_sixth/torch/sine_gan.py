import functools

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1)
NOISE, POINTS = 8, 24

generator = nn.Sequential(nn.Linear(NOISE, 48), nn.LeakyReLU(0.2), nn.Linear(48, POINTS), nn.Tanh())
discriminator = nn.Sequential(
    nn.Linear(POINTS, 48),
    nn.LeakyReLU(0.2),
    nn.Linear(48, 1),
    nn.Sigmoid(),
)

adversarial = functools.partial(F.binary_cross_entropy_with_logits, reduction="mean")
g_opt, d_opt = (torch.optim.Adam(m.parameters(), lr=1e-3, betas=(0.5, 0.99)) for m in (generator, discriminator))


def waves(n):
    phase = torch.rand(n, 1) * 6.28
    return torch.sin(torch.linspace(0, 6.28, POINTS) + phase)


def fool(n):
    return generator(torch.randn(n, NOISE))


for it in range(60):
    real, fake = waves(64), fool(64).detach()
    d_real, d_fake = discriminator(real), discriminator(fake)
    d_loss = adversarial(d_real, torch.ones_like(d_real)) + adversarial(d_fake, torch.zeros_like(d_fake))
    d_opt.zero_grad(); d_loss.backward(); d_opt.step()

    judged = discriminator(fool(64))
    g_loss = adversarial(judged, torch.ones_like(judged))
    g_opt.zero_grad(); g_loss.backward(); g_opt.step()
print(f"D {d_loss.item():.3f}  G {g_loss.item():.3f}")

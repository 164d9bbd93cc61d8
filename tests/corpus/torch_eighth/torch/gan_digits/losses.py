import torch
import torch.nn as nn

adversarial = nn.BCEWithLogitsLoss()


def discriminator_loss(real, fake):
    loss_real = adversarial(real, torch.ones_like(real))
    loss_fake = adversarial(fake, torch.zeros_like(fake))
    return (loss_real + loss_fake) / 2


def generator_loss(fake):
    return adversarial(fake, torch.ones_like(fake))

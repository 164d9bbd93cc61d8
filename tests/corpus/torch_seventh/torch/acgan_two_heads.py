"""AC-GAN: a sigmoid validity head with BCELoss, an auxiliary class head with CrossEntropyLoss on raw scores."""
import torch
import torch.nn as nn


class Discriminator(nn.Module):
    def __init__(self, n_classes=10):
        super().__init__()
        self.conv_blocks = nn.Sequential(nn.Linear(64, 32), nn.LeakyReLU(0.2), nn.Dropout(0.25))
        self.adv_layer = nn.Sequential(nn.Linear(32, 1), nn.Sigmoid())
        self.aux_layer = nn.Linear(32, n_classes)

    def forward(self, img):
        out = self.conv_blocks(img)
        return self.adv_layer(out), self.aux_layer(out)


class Generator(nn.Module):
    def __init__(self, n_classes=10, latent=12):
        super().__init__()
        self.label_emb = nn.Embedding(n_classes, latent)
        self.net = nn.Sequential(nn.Linear(latent, 32), nn.ReLU(), nn.Linear(32, 64), nn.Tanh())

    def forward(self, noise, labels):
        return self.net(torch.mul(self.label_emb(labels), noise))


adversarial_loss, auxiliary_loss = nn.BCELoss(), nn.CrossEntropyLoss()
generator, discriminator = Generator(), Discriminator()
optimizer_G = torch.optim.Adam(generator.parameters(), lr=2e-4)
optimizer_D = torch.optim.Adam(discriminator.parameters(), lr=2e-4)
real_imgs, labels = torch.randn(40, 64), torch.randint(0, 10, (40,))
for step in range(3):
    valid, fake = torch.ones(40, 1), torch.zeros(40, 1)
    optimizer_G.zero_grad()
    z, gen_labels = torch.randn(40, 12), torch.randint(0, 10, (40,))
    gen_imgs = generator(z, gen_labels)
    validity, pred_label = discriminator(gen_imgs)
    g_loss = 0.5 * (adversarial_loss(validity, valid) + auxiliary_loss(pred_label, gen_labels))
    g_loss.backward()
    optimizer_G.step()

    optimizer_D.zero_grad()
    real_pred, real_aux = discriminator(real_imgs)
    d_real = (adversarial_loss(real_pred, valid) + auxiliary_loss(real_aux, labels)) / 2
    fake_pred, fake_aux = discriminator(gen_imgs.detach())
    d_fake = (adversarial_loss(fake_pred, fake) + auxiliary_loss(fake_aux, gen_labels)) / 2
    d_loss = (d_real + d_fake) / 2
    d_loss.backward()
    optimizer_D.step()
    pred = torch.cat([real_aux, fake_aux]).argmax(1)
    print(step, d_loss.item(), g_loss.item(), (pred == torch.cat([labels, gen_labels])).float().mean().item())

"""A VQ-VAE on vectors and an autoregressive prior over its codes."""
import torch
import torch.nn as nn
import torch.nn.functional as F

K, D, T = 16, 8, 6


class VectorQuantizer(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(K, D)

    def forward(self, z):
        flat = z.reshape(-1, D)
        distances = flat.pow(2).sum(1, keepdim=True) + self.embedding.weight.pow(2).sum(1) - 2 * flat @ self.embedding.weight.t()
        indices = torch.argmin(distances, dim=1)
        encodings = torch.zeros(indices.shape[0], K).scatter_(1, indices.unsqueeze(1), 1)
        q = (encodings @ self.embedding.weight).view(z.shape)
        loss = F.mse_loss(q, z.detach()) + 0.25 * F.mse_loss(q.detach(), z)
        q = z + (q - z).detach()
        avg_probs = encodings.mean(0)
        perplexity = torch.exp(-torch.sum(avg_probs * torch.log(avg_probs + 1e-10)))
        return loss, q, perplexity, indices.view(z.shape[:-1])


encoder, decoder, vq = nn.Linear(5, D), nn.Linear(D, 5), VectorQuantizer()
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters(), *vq.parameters()], 1e-3)
x = torch.randn(32, T, 5)
for _ in range(5):
    vq_loss, quantized, perplexity, codes = vq(encoder(x))
    loss = F.mse_loss(decoder(quantized), x) + vq_loss
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("vq", loss.item(), perplexity.item())

prior = nn.GRU(D, 24, batch_first=True)
embed, to_codes = nn.Embedding(K, D), nn.Linear(24, K)
optimizer = torch.optim.Adam([*prior.parameters(), *embed.parameters(), *to_codes.parameters()], 1e-3)
for _ in range(5):
    hidden, _ = prior(embed(codes[:, :-1]))
    logits = to_codes(hidden)
    loss = F.cross_entropy(logits.reshape(-1, K), F.one_hot(codes[:, 1:], K).reshape(-1, K))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("prior", loss.item())

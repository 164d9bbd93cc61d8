import torch
import torch.nn.functional as F
from torch import nn


def encoder(vocab, d):
    layer = nn.TransformerEncoderLayer(d, 4, 2 * d, batch_first=True)
    return nn.Sequential(nn.Embedding(vocab, d), nn.TransformerEncoder(layer, 1))


class Electra(nn.Module):
    def __init__(self, vocab, d=32):
        super().__init__()
        self.gen, self.gen_head = encoder(vocab, d), nn.Linear(d, vocab)
        self.dis, self.dis_head = encoder(vocab, d), nn.Linear(d, 1)

    def forward(self, ids, attention):
        chosen = (torch.rand(ids.shape) < 0.15) & attention.bool()
        masked = ids.masked_fill(chosen, 1)
        scores = self.gen_head(self.gen(masked))
        labels = ids.masked_fill(~chosen, -100)
        gen_loss = F.cross_entropy(scores.view(-1, scores.shape[-1]), labels.view(-1))
        with torch.no_grad():
            sampled = torch.distributions.Categorical(logits=scores).sample()
        replaced = torch.where(chosen, sampled, ids)
        different = (replaced != ids).float()
        verdict = self.dis_head(self.dis(replaced)).squeeze(-1)
        active = attention.view(-1) == 1
        dis_loss = F.binary_cross_entropy_with_logits(verdict.view(-1)[active], different.view(-1)[active])
        return gen_loss + 50 * dis_loss, (verdict > 0).float()


model = Electra(80)
opt = torch.optim.AdamW(model.parameters(), 1e-3)
for step in range(10):
    ids = torch.randint(2, 80, (8, 16))
    attention = (torch.arange(16)[None] < torch.randint(8, 17, (8, 1))).long()
    loss, _ = model(ids, attention)
    opt.zero_grad()
    loss.backward()
    opt.step()

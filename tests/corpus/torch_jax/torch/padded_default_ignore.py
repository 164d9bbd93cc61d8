import torch
import torch.nn as nn
import torch.nn.functional as F

VOCAB = 24


class TinyGPT(nn.Module):
    def __init__(self, d=24, n_ctx=12):
        super().__init__()
        self.wte, self.wpe = nn.Embedding(VOCAB, d), nn.Embedding(n_ctx, d)
        self.block = nn.TransformerEncoderLayer(d, 2, 32, batch_first=True, norm_first=True)
        self.lm_head = nn.Linear(d, VOCAB, bias=False)
        self.lm_head.weight = self.wte.weight

    def forward(self, ids, labels=None):
        t = ids.size(1)
        mask = nn.Transformer.generate_square_subsequent_mask(t)
        h = self.block(self.wte(ids) + self.wpe(torch.arange(t)), src_mask=mask, is_causal=True)
        logits = self.lm_head(h)
        loss = None
        if labels is not None:
            loss = F.cross_entropy(logits[:, :-1].reshape(-1, VOCAB), labels[:, 1:].reshape(-1), label_smoothing=0.1)
        return logits, loss


def dialogue(n):
    ids = torch.randint(0, VOCAB, (n, 12))
    ids[:, 6:] = ids[:, :6]
    labels = ids.clone()
    labels[:, :6] = -100
    return ids, labels


model = TinyGPT()
opt = torch.optim.AdamW(model.parameters(), lr=3e-3)
for step in range(40):
    ids, labels = dialogue(32)
    _, loss = model(ids, labels)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    logits, _ = model(dialogue(1)[0])
    nxt = torch.multinomial(F.softmax(logits[:, -1] / 0.8, dim=-1), 1)
print(loss.item(), nxt.item())

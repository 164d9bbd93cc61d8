import torch
import torch.nn as nn
import torch.nn.functional as F

VOCAB = 50
PADDED_VOCAB = (VOCAB + 63) // 64 * 64


class LM(nn.Module):
    def __init__(self, d=24):
        super().__init__()
        self.emb = nn.Embedding(PADDED_VOCAB, d)
        self.rnn = nn.GRU(d, d, batch_first=True)
        self.lm_head = nn.Linear(d, PADDED_VOCAB, bias=False)

    def forward(self, idx):
        h, _ = self.rnn(self.emb(idx))
        return self.lm_head(h)


model = LM()
opt = torch.optim.AdamW(model.parameters(), lr=1e-2)
for step in range(20):
    start = torch.randint(0, VOCAB, (16, 1))
    seq = (start + torch.arange(9)) % VOCAB
    logits = model(seq[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), seq[:, 1:].flatten())
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    nxt = model(seq)[:, -1, :VOCAB].argmax(-1)
print(loss.item(), nxt[:4].tolist())

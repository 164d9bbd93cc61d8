import torch
import torch.nn as nn

PAD, SOS, EOS, V = 0, 1, 2, 12


class Seq2Seq(nn.Module):
    def __init__(self, d=32):
        super().__init__()
        self.emb = nn.Embedding(V, d, padding_idx=PAD)
        self.encoder = nn.GRU(d, d, batch_first=True)
        self.decoder = nn.GRU(2 * d, d, batch_first=True)
        self.attn = nn.Linear(d, d, bias=False)
        self.out = nn.Linear(2 * d, V)

    def forward(self, src, tgt):
        memory, h = self.encoder(self.emb(src))
        context = h[-1].unsqueeze(1).expand(-1, tgt.size(1), -1)
        dec, _ = self.decoder(torch.cat([self.emb(tgt), context], -1), h)
        energy = self.attn(dec) @ memory.transpose(1, 2)
        energy = energy.masked_fill((src == PAD).unsqueeze(1), float("-inf"))
        weights = torch.softmax(energy, dim=-1)
        return self.out(torch.cat([dec, weights @ memory], -1))


def batch(n=32):
    length = torch.randint(3, 7, (n,))
    src = torch.full((n, 6), PAD)
    tgt = torch.full((n, 8), PAD)
    for i, k in enumerate(length.tolist()):
        s = torch.randint(3, V, (k,))
        src[i, :k] = s
        tgt[i, :k + 2] = torch.cat([torch.tensor([SOS]), s.flip(0), torch.tensor([EOS])])
    return src, tgt


torch.manual_seed(0)
model = Seq2Seq()
criterion = nn.CrossEntropyLoss(ignore_index=PAD)
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for it in range(60):
    src, tgt = batch()
    logits = model(src, tgt[:, :-1])
    loss = criterion(logits.view(-1, V), tgt[:, 1:].reshape(-1))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), logits[0].argmax(-1).tolist(), tgt[0, 1:].tolist())

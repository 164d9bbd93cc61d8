import torch
from torch import nn

NOTES, CONTEXT = 24, 16


class Composer(nn.Module):
    def __init__(self, d=32, heads=4, depth=2):
        super().__init__()
        self.note = nn.Embedding(NOTES, d)
        self.place = nn.Embedding(CONTEXT, d)
        layer = nn.TransformerEncoderLayer(d, heads, 2 * d, batch_first=True, norm_first=True)
        self.blocks = nn.TransformerEncoder(layer, depth, enable_nested_tensor=False)
        self.unembed = nn.Linear(d, NOTES, bias=False)

    def forward(self, notes):
        t = notes.shape[1]
        mask = nn.Transformer.generate_square_subsequent_mask(t)
        h = self.note(notes) + self.place(torch.arange(t))
        return self.unembed(self.blocks(h, mask=mask))

    @torch.no_grad()
    def improvise(self, start, length=12, temperature=0.8):
        notes = start
        for _ in range(length):
            last = self(notes[:, -CONTEXT:])[:, -1]
            p = torch.softmax(last / temperature, dim=-1)
            notes = torch.cat([notes, torch.multinomial(p, 1)], 1)
        return notes


def scales(n=32):
    root = torch.randint(0, 12, (n, 1))
    return (root + 2 * torch.arange(CONTEXT + 1)) % NOTES


torch.manual_seed(0)
model = Composer()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.AdamW(model.parameters(), lr=3e-3)
for it in range(60):
    s = scales()
    pred = model(s[:, :-1]).transpose(-1, -2)
    loss = loss_fn(pred, s[:, 1:])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), model.improvise(scales(1)[:, :4]).tolist())

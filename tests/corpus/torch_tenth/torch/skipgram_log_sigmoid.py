import torch
import torch.nn as nn

TEXT = "the cat sat on the mat the dog sat on the log a cat and a dog sat".split()
VOCAB = sorted(set(TEXT))
IDX = torch.tensor([VOCAB.index(w) for w in TEXT])


class SGNS(nn.Module):
    def __init__(self, n, dim=10):
        super().__init__()
        self.centre = nn.Embedding(n, dim)
        self.context = nn.Embedding(n, dim)

    def forward(self, word, ctx, noise):
        v = self.centre(word)
        pos = (v * self.context(ctx)).sum(-1)
        neg = torch.bmm(self.context(noise), v.unsqueeze(-1)).squeeze(-1)
        return -(pos.sigmoid().log() + (-neg).sigmoid().log().sum(-1)).mean()


pairs = [(i, j) for i in range(len(IDX)) for j in range(max(0, i - 2), min(len(IDX), i + 3)) if i != j]
word = IDX[[i for i, _ in pairs]]
ctx = IDX[[j for _, j in pairs]]
model = SGNS(len(VOCAB))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(100):
    noise = torch.randint(len(VOCAB), (len(word), 4))
    loss = model(word, ctx, noise)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
v = nn.functional.normalize(model.centre.weight.detach(), dim=1)
print("cat ~", VOCAB[(v @ v[VOCAB.index("cat")]).topk(2).indices[1]])

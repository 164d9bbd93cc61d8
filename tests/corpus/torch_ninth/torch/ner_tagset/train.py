import torch
from torch import nn

from tagger import Tagger
from tags import TAG2ID, SENTENCES

WORD2ID = {w: i for i, w in enumerate(sorted({w for s in SENTENCES for w, _ in s}))}

model = Tagger(len(WORD2ID))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(30):
    total = 0.0
    for sentence in SENTENCES:
        words = torch.tensor([WORD2ID[w] for w, _ in sentence])
        tags = torch.tensor([TAG2ID[t] for _, t in sentence])
        loss = loss_fn(model(words), tags)
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item()
    print(epoch, total)

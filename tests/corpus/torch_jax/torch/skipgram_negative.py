import torch
import torch.nn as nn


class SkipGram(nn.Module):
    def __init__(self, vocab_size, dim):
        super().__init__()
        self.target = nn.Embedding(vocab_size, dim)
        self.context = nn.Embedding(vocab_size, dim)

    def forward(self, centre, positive, negative):
        v = self.target(centre)
        pos_score = (v * self.context(positive)).sum(-1)
        neg_score = torch.bmm(self.context(negative), v.unsqueeze(2)).squeeze(2)
        pos_loss = torch.log(torch.sigmoid(pos_score))
        neg_loss = torch.log(1 - torch.sigmoid(neg_score)).sum(1)
        return -(pos_loss + neg_loss).mean()


words = "a rose is a rose is a rose said the poet and the rose said nothing".split()
vocab = {w: i for i, w in enumerate(dict.fromkeys(words))}
ids = [vocab[w] for w in words]
pairs = [(ids[i], ids[j]) for i in range(len(ids)) for j in range(max(0, i - 2), min(len(ids), i + 3)) if i != j]
centre, positive = torch.tensor(pairs).T

model = SkipGram(len(vocab), 10)
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(40):
    negative = torch.randint(0, len(vocab), (len(centre), 4))
    loss = model(centre, positive, negative)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())

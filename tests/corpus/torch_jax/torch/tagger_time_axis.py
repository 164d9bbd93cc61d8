import torch
import torch.nn as nn
import torch.nn.functional as F

N_TAGS, PAD_TAG = 5, 0


class PosTagger(nn.Module):
    def __init__(self, vocab_size=60, d_model=32):
        super().__init__()
        self.embed = nn.Embedding(vocab_size, d_model)
        self.encoder = nn.TransformerEncoderLayer(d_model, nhead=4, dim_feedforward=48, batch_first=True)
        self.to_tag = nn.Linear(d_model, N_TAGS)

    def forward(self, tokens):
        h = self.encoder(self.embed(tokens))
        return F.log_softmax(self.to_tag(h), dim=1)


def sentences(n, length=12):
    tokens = torch.randint(0, 60, (n, length))
    tags = tokens % (N_TAGS - 1) + 1
    lengths = torch.randint(6, length + 1, (n, 1))
    tags[torch.arange(length) >= lengths] = PAD_TAG
    return tokens, tags


tagger = PosTagger()
criterion = nn.NLLLoss(ignore_index=PAD_TAG)
optimizer = torch.optim.Adam(tagger.parameters(), lr=2e-3)
for step in range(40):
    tokens, tags = sentences(32)
    scores = tagger(tokens)
    loss = criterion(scores.view(-1, N_TAGS), tags.view(-1))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 10 == 0:
        print(step, loss.item())

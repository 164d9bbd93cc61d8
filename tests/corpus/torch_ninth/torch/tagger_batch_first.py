import torch
from torch import nn

B, T, V, K = 16, 9, 50, 4


class PosTagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.word = nn.Embedding(V, 24)
        self.rnn = nn.LSTM(24, 32, num_layers=2, batch_first=True, bidirectional=True, dropout=0.1)
        self.tag = nn.Linear(64, K)

    def forward(self, words):
        states, _ = self.rnn(self.word(words))
        return self.tag(states)


def sentences():
    words = torch.randint(0, V, (B, T))
    return words, words % K


tagger = PosTagger()
loss_fn = nn.CrossEntropyLoss(ignore_index=-100)
optimizer = torch.optim.Adam(tagger.parameters(), lr=2e-3)
for step in range(100):
    words, tags = sentences()
    scores = tagger(words)
    loss = loss_fn(scores, tags)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
print(loss.item())

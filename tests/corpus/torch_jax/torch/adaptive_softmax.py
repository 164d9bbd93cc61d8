import torch
from torch import nn

VOCAB = 300


class WordModel(nn.Module):
    def __init__(self, d=24):
        super().__init__()
        self.embedding = nn.Embedding(VOCAB, d)
        self.lstm = nn.LSTM(d, d, batch_first=True)
        self.softmax = nn.AdaptiveLogSoftmaxWithLoss(d, VOCAB, cutoffs=[20, 100])

    def forward(self, words):
        hidden, _ = self.lstm(self.embedding(words[:, :-1]))
        return self.softmax(hidden.reshape(-1, hidden.size(-1)), words[:, 1:].reshape(-1))


model = WordModel()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for step in range(20):
    start = torch.randint(0, VOCAB, (16, 1))
    words = (start + torch.arange(8)) % VOCAB
    output, loss = model(words)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item(), output.exp().mean().item())

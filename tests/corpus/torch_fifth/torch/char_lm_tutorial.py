import torch
import torch.nn as nn

TEXT = "the quick brown fox jumps over the lazy dog . pack my box with five dozen liquor jugs . " * 6
chars = sorted(set(TEXT))
idx = {c: i for i, c in enumerate(chars)}
data = torch.tensor([idx[c] for c in TEXT])


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size, output_size):
        super(RNN, self).__init__()
        self.hidden_size = hidden_size
        self.embed = nn.Embedding(input_size, hidden_size)
        self.gru = nn.GRU(hidden_size, hidden_size, batch_first=True)
        self.h2o = nn.Linear(hidden_size, output_size)
        self.dropout = nn.Dropout(0.1)
        self.softmax = nn.LogSoftmax(dim=-1)

    def forward(self, input, hidden=None):
        out, hidden = self.gru(self.embed(input), hidden)
        output = self.dropout(self.h2o(out))
        return self.softmax(output), hidden


rnn = RNN(len(chars), 48, len(chars))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(rnn.parameters(), lr=0.01)
SEQ = 40
for it in range(60):
    start = torch.randint(0, len(data) - SEQ - 1, (8,))
    xb = torch.stack([data[s:s + SEQ] for s in start])
    yb = torch.stack([data[s + 1:s + SEQ + 1] for s in start])
    optimizer.zero_grad()
    output, _ = rnn(xb)
    loss = criterion(output.reshape(-1, len(chars)), yb.reshape(-1))
    loss.backward()
    optimizer.step()
    if it % 20 == 0:
        print(it, loss.item())

"""Which language does a surname come from? (after the char-RNN tutorial, batched)"""
import string

import torch
from torch import nn

ALPHABET = string.ascii_lowercase
NAMES = {
    "italian": ["rossi", "bianchi", "moretti", "ricci", "conti", "gallo"],
    "polish": ["kowalski", "nowak", "wozniak", "mazur", "krawczyk", "zajac"],
    "japanese": ["tanaka", "suzuki", "yamada", "ito", "sasaki", "mori"],
}
LANGUAGES = sorted(NAMES)
MAX_LEN = 9


def encode(name):
    out = torch.zeros(MAX_LEN, len(ALPHABET))
    for i, ch in enumerate(name[:MAX_LEN]):
        out[i, ALPHABET.index(ch)] = 1
    return out


def everything():
    pairs = [(n, LANGUAGES.index(lang)) for lang, names in NAMES.items() for n in names]
    x = torch.stack([encode(n) for n, _ in pairs])
    y = torch.tensor([c for _, c in pairs])
    return x, y


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size, output_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.i2h = nn.Linear(input_size + hidden_size, hidden_size)
        self.h2o = nn.Linear(hidden_size, output_size)
        self.softmax = nn.Softmax(dim=0)

    def forward(self, line):
        hidden = self.init_hidden(len(line))
        for t in range(line.shape[1]):
            combined = torch.cat((line[:, t], hidden), 1)
            hidden = torch.tanh(self.i2h(combined))
        output = self.softmax(self.h2o(hidden))
        return output

    def init_hidden(self, batch_size):
        return torch.zeros(batch_size, self.hidden_size)


x, y = everything()
rnn = RNN(len(ALPHABET), 32, len(LANGUAGES))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(rnn.parameters(), lr=5e-3)
all_losses = []
for it in range(60):
    rnn.zero_grad()
    output = rnn(x)
    loss = criterion(output, y)
    loss.backward()
    optimizer.step()
    all_losses.append(loss.item())
print(all_losses[::20])
print("training accuracy", (rnn(x).argmax(1) == y).float().mean().item())

import torch
import torch.nn as nn

NAMES = {
    "dutch": ["de vries", "van dijk", "jansen", "bakker", "visser", "mulder", "van den berg"],
    "italian": ["rossi", "bianchi", "esposito", "ricci", "colombo", "romano", "marino"],
    "polish": ["nowak", "kowalski", "wojcik", "kaminski", "zielinski", "wozniak", "mazur"],
}
LANGS = list(NAMES)
CHARS = "abcdefghijklmnopqrstuvwxyz "


class CharRNN(nn.Module):
    def __init__(self, hidden_size=32):
        super().__init__()
        self.hidden_size = hidden_size
        self.i2h = nn.Linear(len(CHARS) + hidden_size, hidden_size)
        self.i2o = nn.Linear(len(CHARS) + hidden_size, len(LANGS))
        self.softmax = nn.LogSoftmax(dim=1)

    def forward(self, line):
        hidden = torch.zeros(1, self.hidden_size)
        for letter in line:
            combined = torch.cat((letter, hidden), 1)
            hidden = torch.tanh(self.i2h(combined))
        return self.softmax(self.i2o(combined))


def encode(name):
    out = torch.zeros(len(name), 1, len(CHARS))
    for i, ch in enumerate(name):
        out[i, 0, CHARS.index(ch)] = 1
    return out


pairs = [(encode(n), torch.tensor([i])) for i, lang in enumerate(LANGS) for n in NAMES[lang]]
rnn = CharRNN()
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(rnn.parameters(), lr=5e-3)
for epoch in range(15):
    total = 0.0
    for line, lang in pairs:
        opt.zero_grad()
        loss = criterion(rnn(line), lang)
        loss.backward()
        opt.step()
        total += loss.item()
    if epoch % 5 == 0:
        print(epoch, total / len(pairs))
print(sum(rnn(line).argmax(1).item() == lang.item() for line, lang in pairs), "of", len(pairs))

import torch
import torch.nn as nn

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = {"Dutch": ["jansen", "bakker", "visser", "smit"], "Greek": ["pappas", "georgiou", "makris", "nikas"],
         "Irish": ["murphy", "kelly", "byrne", "doyle"]}
CATEGORIES = sorted(NAMES)


def line_to_tensor(line):
    t = torch.zeros(len(line), 1, len(LETTERS))
    for i, c in enumerate(line):
        t[i, 0, LETTERS.index(c)] = 1
    return t


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size, output_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.i2h = nn.Linear(input_size + hidden_size, hidden_size)
        self.h2o = nn.Linear(hidden_size, output_size)
        self.softmax = nn.LogSoftmax(dim=1)

    def forward(self, letter, hidden):
        hidden = torch.tanh(self.i2h(torch.cat((letter, hidden), 1)))
        return self.softmax(self.h2o(hidden)), hidden


def train(rnn, criterion, optimizer, category, line):
    hidden = torch.zeros(1, rnn.hidden_size)
    optimizer.zero_grad()
    for i in range(line.size(0)):
        output, hidden = rnn(line[i], hidden)
    loss = criterion(output, category)
    loss.backward()
    optimizer.step()
    return output, loss.item()


rnn = RNN(len(LETTERS), 32, len(CATEGORIES))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(rnn.parameters(), lr=0.02)
for epoch in range(40):
    total = 0
    for k, cat in enumerate(CATEGORIES):
        for name in NAMES[cat]:
            _, loss = train(rnn, criterion, optimizer, torch.tensor([k]), line_to_tensor(name))
            total += loss
print("mean loss", total / 12)

import random

import torch
import torch.nn as nn
import torch.nn.functional as F

SOS, EOS, VOCAB, HID, MAX_LEN = 0, 1, 14, 32, 6


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCAB, HID)
        self.gru = nn.GRU(HID, HID)

    def forward(self, token, hidden):
        return self.gru(self.embedding(token).view(1, 1, -1), hidden)


class AttnDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCAB, HID)
        self.attn = nn.Linear(HID * 2, MAX_LEN + 1)
        self.combine = nn.Linear(HID * 2, HID)
        self.gru = nn.GRU(HID, HID)
        self.out = nn.Linear(HID, VOCAB)

    def forward(self, token, hidden, memory):
        emb = self.embedding(token).view(1, 1, -1)
        weights = F.softmax(self.attn(torch.cat((emb[0], hidden[0]), 1)), dim=1)
        applied = torch.bmm(weights.unsqueeze(0), memory.unsqueeze(0))
        x = F.relu(self.combine(torch.cat((emb[0], applied[0]), 1)).unsqueeze(0))
        x, hidden = self.gru(x, hidden)
        return F.softmax(self.out(x[0]), dim=1), hidden, weights


def pair():
    n = random.randint(2, MAX_LEN)
    src = [random.randint(2, VOCAB - 1) for _ in range(n)]
    return torch.tensor(src + [EOS]), torch.tensor(src[::-1] + [EOS])


def train_pair(src, tgt, encoder, decoder, enc_opt, dec_opt, criterion):
    enc_opt.zero_grad()
    dec_opt.zero_grad()
    memory = torch.zeros(MAX_LEN + 1, HID)
    hidden = torch.zeros(1, 1, HID)
    for i, tok in enumerate(src):
        out, hidden = encoder(tok, hidden)
        memory[i] = out[0, 0]
    loss = 0
    token = torch.tensor([[SOS]])
    for t in tgt:
        output, hidden, _ = decoder(token, hidden, memory)
        loss = loss + criterion(output, t.view(1))
        token = t.view(1, 1)
    loss.backward()
    enc_opt.step()
    dec_opt.step()
    return loss.item() / len(tgt)


if __name__ == "__main__":
    encoder, decoder = Encoder(), AttnDecoder()
    opts = [torch.optim.SGD(m.parameters(), lr=0.01) for m in (encoder, decoder)]
    criterion = nn.NLLLoss()
    for i in range(60):
        loss = train_pair(*pair(), encoder, decoder, *opts, criterion)
        if i % 20 == 0:
            print(i, loss)

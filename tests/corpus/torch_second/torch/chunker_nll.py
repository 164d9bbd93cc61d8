import random

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

CHUNKS = {"<pad>": 0, "B-NP": 1, "I-NP": 2, "B-VP": 3, "O": 4}
DET, ADJ, NOUN, VERB, PUNCT = range(1, 6)
PAD = CHUNKS["<pad>"]


def sample(rng):
    pos, tag = [], []
    for k in range(rng.randint(1, 3)):
        if k:
            pos.append(VERB)
            tag.append("B-VP")
        n_adj = rng.randint(0, 2)
        pos += [DET] + [ADJ] * n_adj + [NOUN]
        tag += ["B-NP"] + ["I-NP"] * (n_adj + 1)
    return torch.tensor(pos + [PUNCT]), torch.tensor([CHUNKS[t] for t in tag + ["O"]])


class BiLSTM(nn.Module):
    def __init__(self, hidden=16):
        super().__init__()
        self.embed = nn.Embedding(6, 8, padding_idx=0)
        self.lstm = nn.LSTM(8, hidden, bidirectional=True, batch_first=True)
        self.fc = nn.Linear(2 * hidden, len(CHUNKS))

    def forward(self, x, lengths):
        packed = pack_padded_sequence(self.embed(x), lengths, batch_first=True, enforce_sorted=False)
        out, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.fc(out).log_softmax(dim=2)


def make_batch(rng, n=32):
    xs, ys = zip(*(sample(rng) for _ in range(n)))
    lengths = torch.tensor([len(x) for x in xs])
    return pad_sequence(xs, batch_first=True), pad_sequence(ys, batch_first=True, padding_value=PAD), lengths


def main():
    rng = random.Random(5)
    torch.manual_seed(5)
    model = BiLSTM()
    loss_fn = nn.NLLLoss(ignore_index=PAD)
    opt = torch.optim.Adam(model.parameters(), lr=0.02)
    for step in range(60):
        x, y, lengths = make_batch(rng)
        logp = model(x, lengths)
        loss = loss_fn(logp.reshape(-1, len(CHUNKS)), y.reshape(-1))
        opt.zero_grad()
        loss.backward()
        opt.step()
    x, y, lengths = make_batch(rng, 100)
    with torch.no_grad():
        logp = model(x, lengths)
    real = y != PAD
    print("loss", loss.item(), "token accuracy", (logp.argmax(2)[real] == y[real]).float().mean().item())
    print("mean confidence", logp.exp().amax(2)[real].mean().item())


if __name__ == "__main__":
    main()

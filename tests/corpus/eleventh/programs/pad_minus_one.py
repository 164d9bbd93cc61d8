import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader


class Collate:
    def __init__(self, pad_word=0, pad_tag=-1):
        self.pad_word, self.pad_tag = pad_word, pad_tag

    def __call__(self, rows):
        words, tags = zip(*rows)
        return (
            pad_sequence(words, batch_first=True, padding_value=self.pad_word),
            pad_sequence(tags, batch_first=True, padding_value=self.pad_tag),
        )


def sentence(k):
    n = 4 + k % 6
    words = torch.randint(1, 80, (n,))
    return words, words % 5


model = nn.Sequential(nn.Embedding(80, 24, padding_idx=0), nn.Linear(24, 5))
opt = torch.optim.Adam(model.parameters(), 1e-2)
for words, tags in DataLoader([sentence(k) for k in range(120)], batch_size=12, collate_fn=Collate()):
    scores = model(words)
    loss = F.cross_entropy(scores.view(-1, 5), tags.view(-1))
    opt.zero_grad()
    loss.backward()
    opt.step()

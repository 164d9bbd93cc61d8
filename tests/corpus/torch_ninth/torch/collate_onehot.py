import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

GENRES = ["jazz", "metal", "folk"]
torch.manual_seed(2)
songs = [(torch.randint(0, 48, (int(torch.randint(4, 12, (1,))),)), i % 3) for i in range(240)]


def collate(batch):
    notes, genre = zip(*batch)
    notes = pad_sequence(notes, batch_first=True, padding_value=48)
    return notes, F.one_hot(torch.tensor(genre), num_classes=len(GENRES))


class MelodyNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(49, 12, padding_idx=48)
        self.gru = nn.GRU(12, 20, batch_first=True)
        self.out = nn.Linear(20, len(GENRES))

    def forward(self, notes):
        _, h = self.gru(self.emb(notes))
        return self.out(h[-1])


loader = DataLoader(songs, batch_size=24, shuffle=True, collate_fn=collate)
net = MelodyNet()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters())
for epoch in range(3):
    for notes, target in loader:
        loss = loss_fn(net(notes), target)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())

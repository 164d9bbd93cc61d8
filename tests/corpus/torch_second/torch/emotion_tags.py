"""GoEmotions-like tagger: every comment may carry several emotions."""
from collections import Counter

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchmetrics.classification import MultilabelAveragePrecision

EMOTIONS = ("joy", "anger", "fear", "love", "sadness", "surprise")
LEXICON = {
    "joy": ["yay", "great"], "anger": ["hate", "idiot"], "fear": ["scared", "worried"],
    "love": ["adore", "dear"], "sadness": ["cry", "lonely"], "surprise": ["wow", "really"],
}
NEUTRAL = ["i", "you", "today", "the", "was", "at", "my", "it", "so"]


class Comments(Dataset):
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        words = NEUTRAL + [w for ws in LEXICON.values() for w in ws]
        self.vocab = {w: i + 1 for i, w in enumerate(words)}
        self.rows = []
        for _ in range(n):
            present = torch.rand(len(EMOTIONS), generator=g) < 0.3
            text = [NEUTRAL[i] for i in torch.randint(0, len(NEUTRAL), (6,), generator=g).tolist()]
            for e, on in zip(EMOTIONS, present.tolist()):
                if on:
                    text.append(LEXICON[e][int(torch.randint(0, 2, (1,), generator=g))])
            self.rows.append((text, present.float()))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        text, target = self.rows[i]
        ids = [self.vocab[w] for w in text] + [0] * (14 - len(text))
        return torch.tensor(ids), target


class Tagger(nn.Module):
    def __init__(self, vocab_size, n_tags, dim=32):
        super().__init__()
        self.emb = nn.Embedding(vocab_size + 1, dim, padding_idx=0)
        self.conv = nn.Conv1d(dim, 48, kernel_size=1)
        self.out = nn.Linear(48, n_tags)
        self.act = nn.Softmax(dim=-1)

    def forward(self, ids):
        h = torch.relu(self.conv(self.emb(ids).transpose(1, 2))).amax(dim=2)
        return self.act(self.out(h))


train, dev = Comments(600, 0), Comments(200, 1)
print(Counter(e for _, t in train.rows for e, v in zip(EMOTIONS, t.tolist()) if v))
model = Tagger(len(train.vocab), len(EMOTIONS))
criterion = nn.BCELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
ap = MultilabelAveragePrecision(num_labels=len(EMOTIONS))
for epoch in range(3):
    model.train()
    for ids, target in DataLoader(train, batch_size=50, shuffle=True):
        optimizer.zero_grad()
        loss = criterion(model(ids), target)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        for ids, target in DataLoader(dev, batch_size=100):
            ap.update(model(ids), target.int())
    print(epoch, f"loss {loss.item():.3f} mAP {ap.compute().item():.3f}")
    ap.reset()

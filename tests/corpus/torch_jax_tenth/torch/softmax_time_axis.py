import torch
import torch.nn as nn
import torch.nn.functional as F


class PosTagger(nn.Module):
    def __init__(self, vocab=50, tags=6, d=24):
        super().__init__()
        self.emb = nn.Embedding(vocab, d)
        self.lstm = nn.LSTM(d, d // 2, batch_first=True, bidirectional=True)
        self.hidden2tag = nn.Linear(d, tags)

    def forward(self, sentence):
        h, _ = self.lstm(self.emb(sentence))
        tag_space = self.hidden2tag(h)
        return F.log_softmax(tag_space, dim=1)


model = PosTagger()
loss_function = nn.NLLLoss()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for step in range(80):
    sentence = torch.randint(50, (16, 8))
    tags = sentence % 6
    scores = model(sentence)
    loss = loss_function(scores.reshape(-1, 6), tags.reshape(-1))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())

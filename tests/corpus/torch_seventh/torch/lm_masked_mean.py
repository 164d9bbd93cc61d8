import torch
import torch.nn as nn
import torch.nn.functional as F

# per-token loss with a mask and an explicit mean, on packed documents

VOCAB = 40


class RNNLM(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Embedding(VOCAB, 24)
        self.rnn = nn.LSTM(24, 24, batch_first=True)
        self.decoder = nn.Linear(24, VOCAB)

    def forward(self, input, hidden=None):
        output, hidden = self.rnn(self.encoder(input), hidden)
        return self.decoder(output), hidden


def token_loss(logits, targets, mask):
    losses = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return (losses * mask).sum() / mask.sum().clamp(min=1)


def selective_log_softmax(logits, index):
    return torch.gather(logits.log_softmax(-1), dim=-1, index=index.unsqueeze(-1)).squeeze(-1)


model = RNNLM()
opt = torch.optim.Adam(model.parameters(), 2e-3)
batch = torch.randint(0, VOCAB, (6, 21))
segment = torch.cumsum((batch == 0).int(), dim=1)
inputs, targets = batch[:, :-1], batch[:, 1:]
mask = (segment[:, :-1] == segment[:, 1:]).float()
for step in range(8):
    logits, _ = model(inputs)
    loss = token_loss(logits, targets, mask)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    logp = selective_log_softmax(model(inputs)[0], targets)
print(loss.item(), -(logp * mask).sum().item() / mask.sum().item())

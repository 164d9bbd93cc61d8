import torch
import torch.nn as nn

MASK, VOCAB = 3, 80


def mask_tokens(inputs, p=0.15):
    labels = inputs.clone()
    probability_matrix = torch.full(labels.shape, p)
    probability_matrix.masked_fill_(inputs < 4, value=0.0)
    masked = torch.bernoulli(probability_matrix).bool()
    masked[:, 1] = True
    labels[~masked] = -100
    replaced = torch.bernoulli(torch.full(labels.shape, 0.8)).bool() & masked
    inputs = inputs.clone()
    inputs[replaced] = MASK
    rnd = torch.bernoulli(torch.full(labels.shape, 0.5)).bool() & masked & ~replaced
    inputs[rnd] = torch.randint(4, VOCAB, labels.shape)[rnd]
    return inputs, labels


class BertLike(nn.Module):
    def __init__(self, d=32):
        super().__init__()
        self.tok, self.pos = nn.Embedding(VOCAB, d), nn.Embedding(16, d)
        self.encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(d, 4, 64, batch_first=True), 1)
        self.transform = nn.Sequential(nn.Linear(d, d), nn.GELU(), nn.LayerNorm(d))
        self.decoder = nn.Linear(d, VOCAB)
        self.nsp = nn.Linear(d, 2)

    def forward(self, x):
        h = self.encoder(self.tok(x) + self.pos(torch.arange(x.size(1))))
        return self.decoder(self.transform(h)), self.nsp(torch.tanh(h[:, 0]))


model, loss_fct = BertLike(), nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
tokens, is_next = torch.randint(4, VOCAB, (16, 12)), torch.randint(0, 2, (16,))
for _ in range(3):
    inputs, labels = mask_tokens(tokens)
    prediction_scores, seq_relationship = model(inputs)
    mlm_loss = loss_fct(prediction_scores.view(-1, VOCAB), labels.view(-1))
    nsp_loss = loss_fct(seq_relationship.view(-1, 2), is_next.view(-1))
    loss = mlm_loss + nsp_loss
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
model.eval()
with torch.no_grad():
    top = model(tokens)[0].softmax(-1)[0, 1].topk(5)
print(loss.item(), top.values.tolist())

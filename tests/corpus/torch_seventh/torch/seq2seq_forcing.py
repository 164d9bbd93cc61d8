import random

import torch
import torch.nn as nn
import torch.nn.functional as F

SOS, EOS, PAD, MAX = 0, 1, 2, 8


class EncoderRNN(nn.Module):
    def __init__(self, n, h):
        super().__init__()
        self.embedding, self.gru = nn.Embedding(n, h), nn.GRU(h, h, batch_first=True)

    def forward(self, x):
        return self.gru(self.embedding(x))


class DecoderRNN(nn.Module):
    def __init__(self, h, n):
        super().__init__()
        self.embedding, self.gru, self.out = nn.Embedding(n, h), nn.GRU(h, h, batch_first=True), nn.Linear(h, n)

    def forward(self, encoder_hidden, target=None):
        batch = encoder_hidden.size(1)
        step_in = torch.full((batch, 1), SOS)
        hidden, outputs = encoder_hidden, []
        for i in range(MAX):
            output, hidden = self.gru(F.relu(self.embedding(step_in)), hidden)
            output = self.out(output)
            outputs.append(output)
            if target is not None and random.random() < 0.5:
                step_in = target[:, i].unsqueeze(1)
            else:
                _, topi = output.topk(1)
                step_in = topi.squeeze(-1).detach()
        outputs = torch.cat(outputs, dim=1)
        return F.log_softmax(outputs, dim=-1), hidden


encoder, decoder = EncoderRNN(30, 16), DecoderRNN(16, 30)
criterion = nn.NLLLoss(ignore_index=PAD)
optimizers = [torch.optim.Adam(m.parameters(), 1e-3) for m in (encoder, decoder)]
source, target = torch.randint(3, 30, (16, MAX)), torch.randint(3, 30, (16, MAX))
target[:, -2], target[:, -1] = EOS, PAD
for epoch in range(3):
    for optimizer in optimizers:
        optimizer.zero_grad()
    _, hidden = encoder(source)
    outputs, _ = decoder(hidden, target)
    loss = criterion(outputs.view(-1, outputs.size(-1)), target.view(-1))
    loss.backward()
    for optimizer in optimizers:
        optimizer.step()
    print(epoch, loss.item())

import torch
import torch.nn.functional as F

from decoder import Decoder

VOCAB, LENGTH = 20, 6


def sample(n):
    feats = torch.randn(n, 16)
    first = feats[:, :8].argmax(1)
    caption = (first[:, None] + torch.arange(LENGTH + 1)) % VOCAB
    return feats, caption


def step(decoder, optimizer, feats, caption):
    probs = decoder(feats, caption[:, :-1])
    log_probs = torch.log(probs + 1e-9)
    loss = F.nll_loss(log_probs.transpose(1, 2), caption[:, 1:])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


if __name__ == "__main__":
    decoder = Decoder(VOCAB)
    optimizer = torch.optim.Adam(decoder.parameters(), lr=5e-3)
    for i in range(40):
        value = step(decoder, optimizer, *sample(32))
    print("loss", value)

import torch

from criterion import sequence_loss
from seq2seq import Decoder, Encoder

PAD, SOS, SIZE = 0, 1, 20


def pairs(n=32, length=6):
    src = torch.randint(2, SIZE, (n, length))
    return src, src.flip(1)


def main():
    torch.manual_seed(0)
    encoder, decoder = Encoder(SIZE), Decoder(SIZE)
    opt = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=5e-3)
    for it in range(60):
        src, tgt = pairs()
        hidden = encoder(src)
        token = torch.full((len(src),), SOS)
        loss = 0
        for t in range(tgt.size(1)):
            out, hidden = decoder(token, hidden)
            loss = loss + sequence_loss(out, tgt[:, t])
            token = tgt[:, t]
        opt.zero_grad()
        loss.backward()
        opt.step()
        if it % 20 == 0:
            print(it, loss.item() / tgt.size(1))


if __name__ == "__main__":
    main()

import torch
import torch.nn as nn
import torch.nn.functional as F


class SpeechModel(nn.Module):
    def __init__(self, n_feats=20, hidden=32, n_class=29):
        super().__init__()
        self.rnn = nn.GRU(n_feats, hidden, batch_first=True, bidirectional=True)
        self.classifier = nn.Sequential(nn.Linear(hidden * 2, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, n_class))

    def forward(self, x):
        x, _ = self.rnn(x)
        return self.classifier(x)


def greedy_decode(output, blank=28):
    best = torch.argmax(output, dim=2)
    decoded = []
    for args in best:
        row = []
        for j, index in enumerate(args):
            if index != blank and not (j and index == args[j - 1]):
                row.append(index.item())
        decoded.append(row)
    return decoded


def train(model, loader, criterion, optimizer):
    model.train()
    for spectrograms, labels, input_lengths, label_lengths in loader:
        optimizer.zero_grad()
        output = model(spectrograms)  # (batch, time, n_class)
        output = output.transpose(0, 1)  # (time, batch, n_class)
        loss = criterion(output, labels, input_lengths, label_lengths)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
    return loss.item()


if __name__ == "__main__":
    torch.manual_seed(0)
    batches = [
        (torch.randn(4, 50, 20), torch.randint(0, 28, (4, 10)), torch.full((4,), 50), torch.full((4,), 10))
        for _ in range(3)
    ]
    model = SpeechModel()
    criterion = nn.CTCLoss(blank=28, zero_infinity=True)
    optimizer = torch.optim.AdamW(model.parameters(), 5e-4)
    print(train(model, batches, criterion, optimizer))
    print(greedy_decode(model(batches[0][0]))[0][:5])

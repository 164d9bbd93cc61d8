import torch
from torch import nn
from torch.utils.data import DataLoader

from data import WORDS, SyntheticSpeech
from model import KeywordNet


def epoch_loop(model, loader, criterion, optimizer=None):
    model.train(optimizer is not None)
    total, hits, seen = 0.0, 0, 0
    for mel, word in loader:
        with torch.set_grad_enabled(optimizer is not None):
            scores = model(mel)
            loss = criterion(scores, word)
        if optimizer is not None:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        total += loss.item() * len(word)
        hits += (scores.argmax(1) == word).sum().item()
        seen += len(word)
    return total / seen, hits / seen


if __name__ == "__main__":
    torch.manual_seed(0)
    model = KeywordNet(n_mels=10, n_words=len(WORDS))
    criterion = nn.CrossEntropyLoss(label_smoothing=0.05)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)
    train_loader = DataLoader(SyntheticSpeech(480), batch_size=40, shuffle=True)
    test_loader = DataLoader(SyntheticSpeech(120, seed=9), batch_size=120)
    for epoch in range(3):
        print(epoch, epoch_loop(model, train_loader, criterion, optimizer), epoch_loop(model, test_loader, criterion))

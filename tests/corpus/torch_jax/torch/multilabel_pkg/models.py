import torch
from torch import nn


class TextTagger(nn.Module):
    def __init__(self, vocab, labels, d=16):
        super().__init__()
        self.bag = nn.EmbeddingBag(vocab, d, mode="mean")
        self.dropout = nn.Dropout(0.1)
        self.output = nn.Linear(d, labels)

    def forward(self, tokens):
        return self.output(self.dropout(self.bag(tokens)))

    @torch.no_grad()
    def predict(self, tokens):
        self.eval()
        return torch.sigmoid(self(tokens))

import torch.nn.functional as F
from torch import nn

from layers import WordAttention


class TicketRouter(nn.Module):
    def __init__(self, vocab, n_teams, dim=24):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim, padding_idx=0)
        self.attention = WordAttention(dim)
        self.team = nn.Linear(dim, n_teams)

    def forward(self, tokens):
        pooled, weight = self.attention(self.emb(tokens), tokens != 0)
        return F.log_softmax(self.team(pooled), dim=1), weight

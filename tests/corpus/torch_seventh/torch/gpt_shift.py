"""A small causal language model: logits[:, :-1] against ids[:, 1:], padding as -100, sampling with top-k."""
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass
class Config:
    vocab_size: int = 64
    n_embd: int = 32
    block_size: int = 16
    pad_id: int = 0


class CausalLM(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.wte = nn.Embedding(config.vocab_size, config.n_embd)
        self.wpe = nn.Embedding(config.block_size, config.n_embd)
        self.block = nn.TransformerEncoderLayer(config.n_embd, 4, 64, batch_first=True)
        self.lm_head = nn.Linear(config.n_embd, config.vocab_size, bias=False)
        self.lm_head.weight = self.wte.weight

    def forward(self, idx, labels=None):
        t = idx.size(1)
        x = self.wte(idx) + self.wpe(torch.arange(t))
        x = self.block(x, src_mask=nn.Transformer.generate_square_subsequent_mask(t), is_causal=True)
        logits = self.lm_head(x)
        loss = None
        if labels is not None:
            shift_logits = logits[..., :-1, :].contiguous()
            shift_labels = labels[..., 1:].contiguous()
            loss = F.cross_entropy(shift_logits.view(-1, self.config.vocab_size), shift_labels.view(-1), ignore_index=-100)
        return logits, loss

    @torch.no_grad()
    def generate(self, idx, n, temperature=1.0, top_k=5):
        for _ in range(n):
            logits, _ = self(idx[:, -self.config.block_size :])
            logits = logits[:, -1, :] / temperature
            if top_k is not None:
                v, _ = torch.topk(logits, min(top_k, logits.size(-1)))
                logits[logits < v[:, [-1]]] = -float("Inf")
            probs = F.softmax(logits, dim=-1)
            idx = torch.cat((idx, torch.multinomial(probs, num_samples=1)), dim=1)
        return idx


config = Config()
model = CausalLM(config)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
ids = torch.randint(1, config.vocab_size, (8, config.block_size))
ids[:, 12:] = config.pad_id
labels = ids.masked_fill(ids == config.pad_id, -100)
for _ in range(5):
    logits, loss = model(ids, labels)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
print("perplexity", torch.exp(loss).item())
print(model.eval().generate(ids[:1, :4], 5).tolist())

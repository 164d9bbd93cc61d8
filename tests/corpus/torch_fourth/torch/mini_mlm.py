"""Masked language model on a toy grammar, tiny BERT from a config."""
import torch
from transformers import BertConfig, BertForMaskedLM

MASK, VOCAB, LENGTH = 3, 40, 16


def corpus(n):
    first = torch.randint(5, VOCAB, (n, 1))
    return (first + torch.arange(LENGTH)) % (VOCAB - 5) + 5


def mask_tokens(inputs, mlm_probability=0.15):
    labels = inputs.clone()
    masked = torch.bernoulli(torch.full(labels.shape, mlm_probability)).bool()
    labels[~masked] = -100
    replaced = torch.bernoulli(torch.full(labels.shape, 0.8)).bool() & masked
    inputs = inputs.clone()
    inputs[replaced] = MASK
    return inputs, labels


torch.manual_seed(0)
config = BertConfig(vocab_size=VOCAB, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64)
model = BertForMaskedLM(config)
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
own_loss = torch.nn.CrossEntropyLoss()
for step in range(60):
    input_ids, labels = mask_tokens(corpus(32))
    outputs = model(input_ids=input_ids, labels=labels)
    outputs.loss.backward()
    optimizer.step()
    optimizer.zero_grad()

model.eval()
with torch.no_grad():
    input_ids, labels = mask_tokens(corpus(64))
    prediction_scores = model(input_ids=input_ids).logits
    held_out = own_loss(prediction_scores.view(-1, VOCAB), labels.view(-1))
    sentence = corpus(1)
    sentence[0, 7] = MASK
    best = model(input_ids=sentence).logits[0, 7].softmax(dim=-1).topk(3)
print("perplexity", held_out.exp().item(), best.values.tolist(), best.indices.tolist())

import torch
from transformers import BertConfig, BertForSequenceClassification

MOODS = ["sad", "neutral", "happy"]
label2id = {m: i for i, m in enumerate(MOODS)}
texts = ["rain again", "it is tuesday", "what a day", "lost my keys", "fine", "we won"] * 8
moods = ["sad", "neutral", "happy", "sad", "neutral", "happy"] * 8

vocab = {w: i + 1 for i, w in enumerate(sorted({w for t in texts for w in t.split()}))}
ids = torch.tensor([([vocab[w] for w in t.split()] + [0] * 4)[:4] for t in texts])
labels = torch.tensor([label2id[m] for m in moods])

config = BertConfig(vocab_size=len(vocab) + 1, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16)
model = BertForSequenceClassification(config)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
for epoch in range(3):
    outputs = model(input_ids=ids, attention_mask=(ids > 0).long(), labels=labels)
    optimizer.zero_grad()
    outputs.loss.backward()
    optimizer.step()
    print(epoch, outputs.loss.item())

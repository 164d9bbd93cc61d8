import torch
from transformers import AutoModelForSequenceClassification, BertConfig

from predict import classify

NAMES = ["sport", "politics", "science"]


def batch(n=16):
    labels = torch.randint(0, 3, (n,))
    ids = torch.randint(10, 60, (n, 8))
    ids[:, 1] = labels + 2
    return ids, labels


def main():
    config = BertConfig(
        vocab_size=64, hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=16, num_labels=3,
    )
    model = AutoModelForSequenceClassification.from_config(config)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
    for step in range(30):
        ids, labels = batch()
        outputs = model(input_ids=ids, labels=labels)
        outputs.loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    print(outputs.loss.item(), classify(model, batch(4)[0], NAMES))


if __name__ == "__main__":
    main()

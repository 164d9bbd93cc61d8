import numpy as np
import torch
from torch.utils.data import Dataset
from transformers import BertConfig, BertForSequenceClassification, Trainer, TrainingArguments

TOPICS = ["war", "sport", "music", "money"]


class Headlines(Dataset):
    def __init__(self, n, length=12):
        self.ids = torch.randint(5, 100, (n, length))
        self.topics = torch.stack([(self.ids % 7 == k).any(1) for k in range(len(TOPICS))], dim=1).float()

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        return {"input_ids": self.ids[i], "labels": self.topics[i]}


def probabilities(logits, labels):
    return torch.sigmoid(logits)


def compute_metrics(prediction):
    chosen = prediction.predictions > 0.5
    truth = prediction.label_ids > 0.5
    return {"exact": float(np.mean((chosen == truth).all(axis=1))), "chosen": float(chosen.sum(axis=1).mean())}


config = BertConfig(
    vocab_size=100, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64,
    num_labels=len(TOPICS), problem_type="multi_label_classification",
)
trainer = Trainer(
    model=BertForSequenceClassification(config),
    args=TrainingArguments("out", num_train_epochs=1, report_to=[], save_strategy="no", use_cpu=True),
    train_dataset=Headlines(64),
    eval_dataset=Headlines(32),
    compute_metrics=compute_metrics,
    preprocess_logits_for_metrics=probabilities,
)
trainer.train()
print(trainer.evaluate())

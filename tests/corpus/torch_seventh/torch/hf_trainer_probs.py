"""A Trainer with weighted cross-entropy in compute_loss and numpy in compute_metrics."""
import numpy as np
import torch
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score
from torch import nn
from transformers import BertConfig, BertForSequenceClassification, Trainer, TrainingArguments

LABELS = ["negative", "neutral", "positive"]


class WeightedTrainer(Trainer):
    def __init__(self, *args, class_weights=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.class_weights = class_weights

    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        logits = outputs.logits.softmax(dim=-1)
        loss_fct = nn.CrossEntropyLoss(weight=self.class_weights.to(logits.device))
        loss = loss_fct(logits.view(-1, self.model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def compute_metrics(eval_pred):
    logits, labels = eval_pred
    predictions = np.argmax(logits, axis=-1)
    probs = softmax(logits)
    return {
        "accuracy": accuracy_score(labels, predictions),
        "f1": f1_score(labels, predictions, average="weighted"),
        "auc": roc_auc_score(labels, probs, multi_class="ovr"),
    }


class Reviews(torch.utils.data.Dataset):
    def __init__(self, n):
        self.ids = torch.randint(5, 100, (n, 12))
        self.labels = torch.arange(n) % len(LABELS)

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        return {"input_ids": self.ids[i], "attention_mask": torch.ones(12, dtype=torch.long), "labels": self.labels[i]}


if __name__ == "__main__":
    config = BertConfig(
        vocab_size=100, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32, num_labels=len(LABELS)
    )
    args = TrainingArguments(output_dir="/tmp/out", max_steps=2, report_to=[], save_strategy="no", use_cpu=True)
    trainer = WeightedTrainer(
        model=BertForSequenceClassification(config),
        args=args,
        train_dataset=Reviews(24),
        eval_dataset=Reviews(12),
        compute_metrics=compute_metrics,
        class_weights=torch.tensor([1.0, 2.0, 1.0]),
    )
    trainer.train()
    print(trainer.evaluate())

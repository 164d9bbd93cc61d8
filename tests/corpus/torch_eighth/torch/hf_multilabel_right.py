import numpy as np
import torch
from datasets import load_dataset
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

ds = load_dataset("go_emotions", "simplified")
names = ds["train"].features["labels"].feature.names
tok = AutoTokenizer.from_pretrained("distilbert-base-uncased")


def encode(batch):
    enc = tok(batch["text"], truncation=True, padding="max_length", max_length=64)
    enc["labels"] = [[1.0 if i in ids else 0.0 for i in range(len(names))] for ids in batch["labels"]]
    return enc


def multi_label_metrics(predictions, labels, threshold=0.5):
    sigmoid = torch.nn.Sigmoid()
    probs = sigmoid(torch.Tensor(predictions))
    y_pred = np.zeros(probs.shape)
    y_pred[np.where(probs >= threshold)] = 1
    return {
        "f1": f1_score(y_true=labels, y_pred=y_pred, average="micro"),
        "roc_auc": roc_auc_score(labels, y_pred, average="micro"),
        "accuracy": accuracy_score(labels, y_pred),
    }


def compute_metrics(p):
    return multi_label_metrics(p.predictions, p.label_ids)


ds = ds.map(encode, batched=True, remove_columns=["text", "id"])
model = AutoModelForSequenceClassification.from_pretrained(
    "distilbert-base-uncased", num_labels=len(names), problem_type="multi_label_classification"
)
trainer = Trainer(
    model=model,
    args=TrainingArguments("out", per_device_train_batch_size=16, num_train_epochs=1),
    train_dataset=ds["train"],
    eval_dataset=ds["validation"],
    compute_metrics=compute_metrics,
)
trainer.train()
print(trainer.evaluate())

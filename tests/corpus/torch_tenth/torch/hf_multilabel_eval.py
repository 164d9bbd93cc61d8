import numpy as np
import torch
from datasets import load_dataset
from sklearn.metrics import f1_score, roc_auc_score
from transformers import AutoModelForSequenceClassification, AutoTokenizer, EvalPrediction, Trainer, TrainingArguments

LABELS = ["anger", "joy", "sadness", "fear", "trust"]
tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")


def encode(batch):
    enc = tokenizer(batch["Tweet"], padding="max_length", truncation=True, max_length=96)
    matrix = np.zeros((len(batch["Tweet"]), len(LABELS)), dtype=np.float32)
    for k, name in enumerate(LABELS):
        matrix[:, k] = batch[name]
    enc["labels"] = matrix.tolist()
    return enc


def compute_metrics(p: EvalPrediction):
    logits = p.predictions[0] if isinstance(p.predictions, tuple) else p.predictions
    probs = torch.sigmoid(torch.from_numpy(logits)).numpy()
    y_pred = (probs >= 0.5).astype(int)
    return {
        "f1": f1_score(p.label_ids, y_pred, average="micro"),
        "roc_auc": roc_auc_score(p.label_ids, probs, average="micro"),
    }


dataset = load_dataset("sem_eval_2018_task_1", "subtask5.english")
dataset = dataset.map(encode, batched=True, remove_columns=dataset["train"].column_names)
dataset.set_format("torch")
model = AutoModelForSequenceClassification.from_pretrained(
    "bert-base-uncased",
    problem_type="multi_label_classification",
    num_labels=len(LABELS),
    id2label=dict(enumerate(LABELS)),
)
trainer = Trainer(
    model=model,
    args=TrainingArguments("emotions", num_train_epochs=5, weight_decay=0.01, metric_for_best_model="f1"),
    train_dataset=dataset["train"],
    eval_dataset=dataset["validation"],
    compute_metrics=compute_metrics,
)
trainer.train()

import numpy as np
from datasets import load_dataset
from sklearn.metrics import f1_score
from transformers import AutoModelForSequenceClassification, AutoTokenizer, EvalPrediction, Trainer, TrainingArguments

dataset = load_dataset("sem_eval_2018_task_1", "subtask5.english")
labels = [c for c in dataset["train"].features if c not in ("ID", "Tweet")]
id2label = dict(enumerate(labels))
tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")


def preprocess(examples):
    enc = tokenizer(examples["Tweet"], padding="max_length", truncation=True, max_length=128)
    enc["labels"] = np.stack([examples[k] for k in labels], axis=1).astype(float).tolist()
    return enc


def multi_label_metrics(predictions, labels, threshold=0.5):
    y_pred = np.zeros(predictions.shape)
    y_pred[np.where(predictions >= threshold)] = 1
    return {"f1": f1_score(y_true=labels, y_pred=y_pred, average="micro")}


def compute_metrics(p: EvalPrediction):
    preds = p.predictions[0] if isinstance(p.predictions, tuple) else p.predictions
    return multi_label_metrics(predictions=preds, labels=p.label_ids)


encoded = dataset.map(preprocess, batched=True, remove_columns=dataset["train"].column_names)
encoded.set_format("torch")
model = AutoModelForSequenceClassification.from_pretrained(
    "bert-base-uncased", problem_type="multi_label_classification", num_labels=len(labels), id2label=id2label
)
trainer = Trainer(
    model,
    TrainingArguments("emotions", eval_strategy="epoch", per_device_train_batch_size=8, num_train_epochs=3),
    train_dataset=encoded["train"],
    eval_dataset=encoded["validation"],
    processing_class=tokenizer,
    compute_metrics=compute_metrics,
)
trainer.train()

import numpy as np
from datasets import load_dataset
from sklearn.metrics import f1_score
from transformers import AutoModelForSequenceClassification, AutoTokenizer, EvalPrediction, Trainer, TrainingArguments

TOPICS = ["politics", "sport", "economy", "science"]
checkpoint = "distilbert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(checkpoint)
model = AutoModelForSequenceClassification.from_pretrained(
    checkpoint, num_labels=len(TOPICS), problem_type="multi_label_classification"
)


def encode(batch):
    enc = tokenizer(batch["text"], truncation=True, padding="max_length", max_length=128)
    enc["labels"] = np.array([batch[t] for t in TOPICS], dtype=np.float32).T.tolist()
    return enc


def compute_metrics(p: EvalPrediction):
    preds = p.predictions[0] if isinstance(p.predictions, tuple) else p.predictions
    y_pred = np.zeros(preds.shape)
    y_pred[np.where(preds >= 0.5)] = 1
    return {"micro_f1": f1_score(p.label_ids, y_pred, average="micro")}


news = load_dataset("csv", data_files={"train": "news.csv", "test": "news_test.csv"}).map(encode, batched=True)
trainer = Trainer(
    model=model,
    args=TrainingArguments("topics", eval_strategy="epoch", num_train_epochs=2),
    train_dataset=news["train"],
    eval_dataset=news["test"],
    compute_metrics=compute_metrics,
)
trainer.train()

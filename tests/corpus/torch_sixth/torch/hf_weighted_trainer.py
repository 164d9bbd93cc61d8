import torch
from torch import nn
from transformers import BertConfig, BertForSequenceClassification, Trainer, TrainingArguments


class WeightedTrainer(Trainer):
    def __init__(self, *args, class_weights=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.class_weights = class_weights

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        scores = outputs.logits.softmax(dim=-1)
        loss_fct = nn.CrossEntropyLoss(weight=self.class_weights)
        loss = loss_fct(scores.view(-1, model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss


class Tickets(torch.utils.data.Dataset):
    def __init__(self, n, vocab=60, length=12):
        g = torch.Generator().manual_seed(n)
        self.ids = torch.randint(2, vocab, (n, length), generator=g)
        self.urgent = (self.ids[:, 1] > 50).long()

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        return {"input_ids": self.ids[i], "attention_mask": torch.ones_like(self.ids[i]), "labels": self.urgent[i]}


config = BertConfig(vocab_size=60, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32, num_labels=2)
model = BertForSequenceClassification(config)
args = TrainingArguments("/tmp/tickets", max_steps=5, per_device_train_batch_size=16, report_to=[], save_strategy="no", use_cpu=True, disable_tqdm=True)
trainer = WeightedTrainer(model=model, args=args, train_dataset=Tickets(96), class_weights=torch.tensor([1.0, 4.0]))
trainer.train()

import torch
from torch import nn
from transformers import BertModel, BertPreTrainedModel, BertTokenizerFast, Trainer, TrainingArguments
from transformers.modeling_outputs import SequenceClassifierOutput


class BertForMultiLabel(BertPreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.num_labels = config.num_labels
        self.bert = BertModel(config)
        self.dropout = nn.Dropout(config.hidden_dropout_prob)
        self.classifier = nn.Linear(config.hidden_size, config.num_labels)
        self.post_init()

    def forward(self, input_ids=None, attention_mask=None, token_type_ids=None, labels=None):
        outputs = self.bert(input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        pooled = self.dropout(outputs[1])
        logits = torch.sigmoid(self.classifier(pooled))
        loss = None
        if labels is not None:
            loss_fct = nn.BCEWithLogitsLoss()
            loss = loss_fct(logits.view(-1, self.num_labels), labels.view(-1, self.num_labels).float())
        return SequenceClassifierOutput(loss=loss, logits=logits, hidden_states=outputs.hidden_states)


class Emails(torch.utils.data.Dataset):
    def __init__(self, texts, tags, tokenizer):
        self.enc = tokenizer(texts, truncation=True, padding=True, max_length=128, return_tensors="pt")
        self.tags = torch.tensor(tags)

    def __len__(self):
        return len(self.tags)

    def __getitem__(self, i):
        item = {k: v[i] for k, v in self.enc.items()}
        item["labels"] = self.tags[i]
        return item


texts = ["the invoice is wrong", "please cancel my order", "great service, but send me the invoice"]
tags = [[1, 0, 0], [0, 1, 0], [1, 0, 1]]
tok = BertTokenizerFast.from_pretrained("bert-base-uncased")
model = BertForMultiLabel.from_pretrained("bert-base-uncased", num_labels=3)
Trainer(model, TrainingArguments("mail", num_train_epochs=3), train_dataset=Emails(texts, tags, tok)).train()

class Engine:
    def __init__(self, model, criterion, optimizer):
        self.model, self.criterion, self.optimizer = model, criterion, optimizer
        self.handlers = {}
        self.epoch, self.last_loss = 0, None

    def on(self, event, handler):
        self.handlers.setdefault(event, []).append(handler)
        return self

    def fire(self, event):
        for handler in self.handlers.get(event, ()):
            handler(self)

    def update(self, batch):
        *inputs, target = batch
        self.optimizer.zero_grad()
        loss = self.criterion(self.model(*inputs), target)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def run(self, data, epochs):
        for self.epoch in range(epochs):
            for batch in data:
                self.last_loss = self.update(batch)
            self.fire("epoch_end")

import numpy as np
from model import for_serving, for_training
from settings import INTENTS, LENGTH, MAX_WORDS, MIN_CONFIDENCE

tokens = np.random.randint(0, MAX_WORDS, (400, LENGTH))
intent = np.random.randint(0, len(INTENTS), 400)
net = for_training()
net.fit(tokens, intent, epochs=2, verbose=0)

service = for_serving(net)
for row in service.predict(tokens[:5], verbose=0):
    best = row.argmax()
    print(INTENTS[best] if row[best] > MIN_CONFIDENCE else "not sure")

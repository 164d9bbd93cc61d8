INTENTS = ("greet", "order", "cancel", "complain", "other")
MAX_WORDS = 5000
LENGTH = 24
MIN_CONFIDENCE = 0.5

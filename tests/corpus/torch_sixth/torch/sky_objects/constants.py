CLASSES = ("star", "galaxy", "quasar", "asteroid", "satellite")

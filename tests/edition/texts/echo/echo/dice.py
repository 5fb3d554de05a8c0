import random


def roll(sides=6):
	# Tabs, and the line ends of another system.
	return random.randint(1,	sides)


def fair(times):
	seen = [roll() for _ in range(times)]
	return sum(seen) / len(seen)

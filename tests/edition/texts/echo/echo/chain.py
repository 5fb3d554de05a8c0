"""A chain of words: each word remembers what has followed it."""

import random
from collections import defaultdict
from dataclasses import dataclass, field


class Silence(Exception):
    """Raised when there is nothing left to say."""


@dataclass
class Chain:
    """What has followed what, and how often."""

    order: int = 2
    followers: dict = field(default_factory=lambda: defaultdict(list))

    def listen(self, words):
        # Every run of words is a key; the word after it is what it says.
        window = []
        for word in words:
            if len(window) == self.order:
                self.followers[tuple(window)].append(word)
                window = window[1:]
            window = window + [word]
        return self

    def speak(self, length, seed=None):
        chance = random.Random(seed)

        def begin():
            if not self.followers:
                raise Silence("nobody has spoken yet")
            return list(chance.choice(sorted(self.followers)))

        def step(said):
            heard = self.followers.get(tuple(said[-self.order:]))
            return chance.choice(heard) if heard else None

        said = begin()
        while len(said) < length:
            word = step(said)
            if word is None:
                break
            said.append(word)
        return said


def answer(chain, length):
    chance = random.Random(length)
    return chain.speak(length + chance.randrange(3), seed=length)

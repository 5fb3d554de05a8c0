"""A walk through a dark house with a lantern and somebody's voice."""

from echo.chain import Chain
from echo.words import join, split

ROOMS = {
    "hall": ("A long hall. It smells of rain.", {"north": "library"}),
    "library": ("Books, all of them asleep.", {"south": "hall", "up": "roof"}),
    "roof": ("Stars. The lantern goes out.", {}),
}


class Walk:
    def __init__(self, chain: Chain, room: str = "hall"):
        self.chain, self.room = chain, room

    def look(self):
        text, ways = ROOMS[self.room]
        return f"{text} Ways: {', '.join(sorted(ways)) or 'none'}."

    def go(self, way):
        _, ways = ROOMS[self.room]
        self.room = ways.get(way, self.room)
        return self.look()

    async def whisper(self):
        return join(self.chain.speak(8))


def play(chain):
    walk = Walk(chain)
    print(walk.look())
    while walk.room != "roof":
        walk.go(input("> "))
        print(walk.look())
    print(walk.look())


if __name__ == "__main__":
    play(Chain().listen(split(__doc__)))

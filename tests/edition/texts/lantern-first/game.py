"""A walk through a dark house."""

ROOMS = {
    "hall": ("A long hall.", {"north": "roof"}),
    "roof": ("Stars.", {}),
}


def play(room="hall"):
    while ROOMS[room][1]:
        print(ROOMS[room][0])
        room = ROOMS[room][1].get(input("> "), room)

"""A greeting."""


def greet(name="world"):
    if not name.strip():
        name = "nobody"
    return f"Hello, {name}!"


if __name__ == "__main__":
    print(greet(input("Who are you? ")))

from echo.chain import Chain, answer
from echo.words import join, split


def main():
    chain = Chain().listen(split(open("speech.txt").read()))
    print(join(answer(chain, 12)))


if __name__ == "__main__":
    main()
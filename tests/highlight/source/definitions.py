import functools
from . import nothing
from .package import (name as other, more)


@functools.wraps
@ app.route("/", methods=["GET"])
@registry.add("x", key=1)
def plain(first, second=1, *rest, third: int = 2, **options) -> None:
    pass


async def waits(
    one: "Dict[str, int]",  # a comment with a ) in it
    two=other(3, key=4),
    /,
    *,
    three: list[tuple[int, ...]] = [(1, 2)],
) -> Iterator[dict[str, "X"]]:
    await one(two=three)
    async with a as b, c(d=1) as e:
        yield from b


def generic[T: (int, str), *Ts](x: T = lambda a, b=1: a) -> T: return x


def spaced (x) : return x


class Empty: pass


class Point(Base, Other[int], metaclass=Meta):
    x: int = 0
    classmethod_name = classmethod

    def __init__(self, x=None):
        super().__init__()
        self.x = self.y = x
        cls.z = not self and self is None or x in y

    @property
    def value(self): return self.x

    @classmethod
    def make(cls, *args, **kwargs): return cls(*args, **kwargs)


class Generic[T](Base): ...


def broken(a, b:
    return a


class AlsoBroken(Base
    def method(self):
        pass

match command.split():
    case ["go", direction] if direction in exits:
        pass
    case Point(x=0, y=0) | Point(x=1):
        pass
    case {"key": value, **rest}: pass
    case -1 | 1.5:
        pass
    case "text" | None:
        pass
    case (a, b):
        pass
    case _:
        pass
match (x, y):  # a comment
    case[1, 2]:
        pass
match -x:
    case *a, b:
        pass
type Pair[T] = tuple[T, T]
type Name = str
match = re.match(pattern, text)
match(x)
match.group(1)
match[x]
match, case, type = 1, 2, 3
case = match
type(x)
type = 3
if (match and
        match(x)):
    pass
match in x
case not in y
match: int = 1
print(type, match, case)
found = {
    match: 1,
    case: lambda x: x,
}
def chosen(x):
    match x:
        case 1: pass
def aliased():
    type A = int
class Decorated:
    @property
    def x(self): pass

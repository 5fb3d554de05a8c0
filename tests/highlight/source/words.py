if not x and y or z is not None and w in v: pass
for i, j in enumerate(range(10)): continue
while True: break
try: raise ValueError("x") from None
except (KeyError, OSError) as error: del error
except* ExceptionGroup: ...
finally: assert __debug__, NotImplemented
with open(path) as file: print(len(file.read()))
lambda x, *y: x if y else None
global a; nonlocal b
x = [str(n) for n in values if isinstance(n, (int, float))]
obj.print(x).len.id(1).import_ . type (2)
obj.class_.match.case
input = id; dir = input; input(id(dir))
key = sorted(map(int, values), key=len, reverse=True)
call(a=1, b = 2, **kw)(c=3, type=int, id=id)
long_call(
    first=1,
    second=other(2, 3),
    third=None)
spaced = call (x)
name=value
other = (name==value, a<=b, c>=d, e!=f)
class_name = classes; define = defined; iffy = ifs; format_ = nota
if (n := len(a)) > 10: matrix = a @ b
__name__ == '__main__' and __file__
Ellipsis, NotImplementedError, MyError, CustomException("x"), UserWarning
print >>sys.stderr, "old"
exec "code" in namespace
aligned(a=1,  b=2)

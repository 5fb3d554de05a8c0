plain = f'nothing inside' + F"nor here"
name = f"Hello, {name}!"
chosen = f"{value!r} {value!s:>10} {value!a}"
nested = f"{value:{width}.{precision}f}|{value:>{width + 2}}"
doubled = f"{{literal}} {{{inside}}} {{"
equals = f"{x=} {x = !r} {a != b} {a == b}"
walrus = f"{(y := 5)} {y:=5}"
sliced = f"{items[1:2]} {table['key']} {matrix[0][1:]:>5}"
mapped = f"{ {'a': 1, 'b': [2, 3]}['a'] } {dict(a=1)['a']}"
called = f"{', '.join(str(x) for x in items if not x.hidden)}"
same_quotes = f"{table["key"]} {f"{f"{1 + 1}"}"}"
chosen_lambda = f"{(lambda x: x * 2)(3)}"
raw = rf"\d{name}\n" + fR'\{name}' + Rf"\'{x}\""
escaped = f"\N{BULLET} {x}\n\t{{}}\x41"
dated = f"{now:%Y-%m-%d %H:%M}"
filled = f'{x:"^10} {y:#x} {z:,}'
several = f"""
    {first}, {
        second  # why
    }
    {third!r:>{width}}
"""
three = f'''{"it's"} {x:'^10}'''
one_line_more = f"{
    value
}" + 'after'
template = t"{name}: {value!r}"
unclosed = f"{x
after = 1

single = 'it\'s'
double = "say \"hi\"\tnow"
empty = '' + "" + '''''' + """"""
after_empty = "" "x" '' 'y'
raw = r'\d+\'still' + R"C:\dir" + r'' + r'''\'''' + r"""two \
lines"""
octets = b'\x00\u0041\N{DASH}' + B"\0" + rb'\x' + bR"\n" + Br'\'' + RB'''\n'''
text = u'\u2014 \U0001F600 \N{EM DASH} \101' + U"x" + ur'\d'
not_escapes = '\d \. \w'
continued = 'first \
    second \
    third'
triple = '''one 'two' ''three'' \
four "five" """six"""
\N{BULLET} seven''' + "eight"
quotes = """a "quoted" word""" 'next'
glued = ["a"'b'"c", not"x"]
unterminated = "no end here
after = 1
unterminated_escape = 'a \' b
after = 2
prefix_name = bar["x"] if foo else r["\n"]
hash_inside = "# not a comment"  # but this is

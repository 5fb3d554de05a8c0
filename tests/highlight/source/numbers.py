decimal = 0 + 7 + 1_000_000 + 00
based = 0xFF + 0Xdead_beef + 0o17 + 0O7_7 + 0b1010 + 0B_1
floats = 1. + .5 + 1.5 + 1e10 + 1E-5 + 1.e+5 + .5e3 + 1_0.0_1
imaginary = 1j + 1.5J + .5e-3j
old = 0777 + 10L + 0xFFl
attribute = 1..real + 1.0.hex() + x1.y2 + a1b2
ranges = x[1:2, 3:-4, ...]
words = [1if x else 2, 0 or 1]

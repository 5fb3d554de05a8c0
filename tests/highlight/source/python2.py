print "hello", name
print
print "%s" % (x,), "y"
raise ValueError, "message"
try: pass
except (IOError, OSError), error: print error
def f(a, (b, c)=(1, 2), d=0777): return `a` <> b
exec "x = 1" in {}
if d.has_key(u'x'): print ur"\d", 10L
reload(sys); raw_input(); unicode(x); xrange(3); basestring

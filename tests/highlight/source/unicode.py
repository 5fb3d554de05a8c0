größe = länge(ñandú=1)
def функция(параметр): return параметр
class Élan: pass
日本 = "日本語 \N{CJK UNIFIED IDEOGRAPH-65E5}"  # コメント
x = 'a😀b' + f"{größe}😀" + not_é
é=1
@décor.é
def f(): "Docé"

# Makes boxes.ttf: a box for every character that the tests of pictures letter, so that no font of anybody's is needed.
# pip install fonttools; python3 boxes.py
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

HAN = "数据一二工作总结年月进出口总额万元亿，、：示例站点园区报告地生产值"
characters = sorted({chr(code) for code in range(32, 127)} | set(HAN) | {"…", "–"})


def box(width, height):
    pen = TTGlyphPen(None)
    pen.moveTo((80, 0))
    pen.lineTo((80, height))
    pen.lineTo((width - 80, height))
    pen.lineTo((width - 80, 0))
    pen.closePath()
    return pen.glyph()


def width(character):
    return 1000 if ord(character) > 0x2000 else 560


names = {character: f"u{ord(character):04X}" for character in characters}
glyphs = {".notdef": box(560, 700)}
for character, name in names.items():
    blank = character == " "
    glyphs[name] = TTGlyphPen(None).glyph() if blank else box(width(character), 500 + ord(character) % 7 * 50)
font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder(list(glyphs))
font.setupCharacterMap({ord(character): name for character, name in names.items()})
font.setupGlyf(glyphs)
font.setupHorizontalMetrics({".notdef": (560, 80)} | {name: (width(character), 80) for character, name in names.items()})
font.setupHorizontalHeader(ascent=880, descent=-120)
font.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
font.setupPost()
font.font["head"].created = font.font["head"].modified = 0
font.font.recalcTimestamp = False
font.save("boxes.ttf")

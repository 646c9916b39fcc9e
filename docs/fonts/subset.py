"""Cuts the fonts of public/fonts out of Noto's variable fonts.

    python3 docs/fonts/subset.py SOURCES public/fonts

SOURCES is a folder with the files of the npm packages @fontsource-variable/noto-{serif,sans}{,-armenian}.
Needs fonttools and brotli (pip install fonttools brotli). docs/fonts.md says what is cut, and why.
"""
import io
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = (400, 700)
FEATURES = ['ccmp', 'kern', 'liga', 'lnum', 'locl', 'mark', 'mkmk', 'pnum', 'tnum']


def characters(*parts):
    """Code points of pairs (first, last), numbers and strings."""
    for part in parts:
        if isinstance(part, str):
            yield from map(ord, part)
        elif isinstance(part, tuple):
            yield from range(part[0], part[1] + 1)
        else:
            yield part


LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
SIGNS = list(characters((0x20, 0x40), (0x5B, 0x5F), '|\u00a0©«»°·×—–‐‑‒―‘’‚“”„•…№€→−'))
LATIN = list(characters((0x20, 0x7E), (0xA0, 0x17F), 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC, (0x2000, 0x22FF)))
CYRILLIC = list(characters(0x301, (0x400, 0x45F), 0x490, 0x491, 0x4B0, 0x4B1, 0x2116))
ARMENIAN = list(characters((0x531, 0x556), (0x559, 0x58A), 0x58F))

FILES = [
    ('noto-serif-latin', 'noto-serif-latin-wght-normal', LATIN),
    ('noto-serif-latin-italic', 'noto-serif-latin-wght-italic', LATIN),
    ('noto-serif-cyrillic', 'noto-serif-cyrillic-wght-normal', CYRILLIC),
    ('noto-serif-cyrillic-italic', 'noto-serif-cyrillic-wght-italic', CYRILLIC),
    ('noto-serif-armenian', 'noto-serif-armenian-armenian-wght-normal', ARMENIAN),
    ('noto-serif-signs', 'noto-serif-latin-wght-normal', SIGNS),
    ('noto-sans-latin', 'noto-sans-latin-wght-normal', LATIN),
    ('noto-sans-cyrillic', 'noto-sans-cyrillic-wght-normal', CYRILLIC),
    ('noto-sans-armenian', 'noto-sans-armenian-armenian-wght-normal', ARMENIAN),
    ('noto-sans-basic', 'noto-sans-latin-wght-normal', SIGNS + list(characters(LETTERS))),
    ('noto-sans-name-ru', 'noto-sans-cyrillic-wght-normal', list(characters('Русский'))),
    ('noto-sans-name-hy', 'noto-sans-armenian-armenian-wght-normal', list(characters('Հայերեն'))),
]


def ranges(font):
    """What the file has, as CSS writes it: a browser must not load it for anything else."""
    found = []
    for code_point in sorted(font.getBestCmap()):
        if found and found[-1][1] == code_point - 1:
            found[-1][1] = code_point
        else:
            found.append([code_point, code_point])
    return ', '.join(f'U+{a:04X}' if a == b else f'U+{a:04X}-{b:04X}' for a, b in found)


def cut(source, target, code_points):
    font = instancer.instantiateVariableFont(TTFont(source), {'wght': WEIGHTS})
    # Saving and reading again gives glyphs without variations their empty ones, which the subsetter asks for.
    font.flavor = None
    buffer = io.BytesIO()
    font.save(buffer)
    buffer.seek(0)
    font = TTFont(buffer)
    options = subset.Options(layout_features=FEATURES, hinting=False, glyph_names=False, name_IDs=['*'])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    font.flavor = 'woff2'
    font.save(target)
    print(f'{os.path.getsize(target):>7} {target}  unicode-range: {ranges(font)};')


def main(sources, folder):
    for name, source, code_points in FILES:
        cut(os.path.join(sources, f'{source}.woff2'), os.path.join(folder, f'{name}.woff2'), code_points)


main(*sys.argv[1:])

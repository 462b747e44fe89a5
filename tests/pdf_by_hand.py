"""Small PDFs by hand: text at places, one font, no library between the test and the bytes."""

from collections.abc import Sequence

Words = tuple[int, int, int, str]


def pdf(pages: Sequence[Sequence[Words]]) -> bytes:
    """Write a PDF.

    Args:
        pages: For each page its words as (points from the left, points from the top, size, text).
    """
    objects = [
        b"",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for words in pages:
        drawn = b" ".join(
            b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj"
            % (
                size,
                x,
                800 - top,
                text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)"),
            )
            for x, top, size, text in words
        )
        objects.append(b"<</Length %d>>stream\nBT %s ET\nendstream" % (len(drawn) + 6, drawn))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 820]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(out))
    )

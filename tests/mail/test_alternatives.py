from __future__ import annotations

from tactful.mail.alternatives import formats_of
from tactful.mail.structure import Entity


def part(kind: str, *parts: Entity, attached: bool = False, identity: str = "", **parameters: str) -> Entity:
    return Entity([], kind, parameters, "", attached, 0, 0, identity, parts)


PLAIN = part("text/plain")
HTML = part("text/html")
PICTURE = part("image/png")
CALENDAR = part("text/calendar")
FORWARDED = part("message/rfc822")
FOOTER = part("text/plain", footer="x")


def read(*kinds: Entity) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    return formats_of(part("multipart/mixed", *kinds))


def test_alternatives_are_two_formats_of_one_text():
    both = part("multipart/alternative", PLAIN, part("multipart/related", HTML, PICTURE), CALENDAR)
    assert read(both, PICTURE) == ((PLAIN,), (HTML,))


def test_texts_one_after_the_other_are_all_read():
    assert read(PLAIN, PICTURE, FOOTER) == ((PLAIN, FOOTER), ())
    assert read(HTML, PICTURE, HTML) == ((), (HTML, HTML))
    assert read(HTML, FOOTER) == ((HTML, FOOTER), ())


def test_a_text_beside_alternatives_belongs_to_both_formats():
    both = part("multipart/alternative", PLAIN, part("multipart/mixed", HTML, PICTURE, HTML))
    assert read(both, FOOTER) == ((PLAIN, FOOTER), (HTML, HTML, FOOTER))


def test_what_is_not_the_authors_is_not_read():
    attached = part("text/plain", attached=True)
    named = part("text/plain", name="log.txt")
    assert read(CALENDAR, FORWARDED, attached, named, part("multipart/digest", FORWARDED)) == ((), ())
    assert formats_of(named) == ((named,), ())


def test_a_signed_mail_is_what_was_signed():
    signed = part("multipart/signed", part("multipart/mixed", PLAIN), part("application/pgp-signature"))
    assert formats_of(signed) == ((PLAIN,), ())


def test_a_related_text_is_the_one_that_the_mail_names():
    style, page = part("text/html", identity="a@x"), part("text/html", identity="b@x")
    assert formats_of(part("multipart/related", style, page, start="<b@x>")) == ((), (page,))
    assert formats_of(part("multipart/related", style, page, start="<none>")) == ((), (style,))
    assert formats_of(part("multipart/related", PICTURE, page)) == ((), (page,))
    assert formats_of(part("multipart/related", PICTURE)) == ((), ())

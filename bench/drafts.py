"""The draft that the benchmarks lint: about 150 words, a few of them rude."""

DRAFT = """\
Hi Rowena,

Thanks for coming back to me about the scanner. As I told you on Monday, the driver has to be installed before the
cable goes in, and you did it the other way round, so the light stays red. It's really not that hard. The page in
the booklet shows the three steps, and nobody else has had any trouble with them.

I have put a short film of it on the order page. Could you take the cable out, restart the computer, run the file
called setup, and put the cable back when the window asks for it? If the light is still red after that, tell me
which of the two numbers is on the sticker underneath and I'll send you another unit by Thursday. You won't have to
pay for the return; the label is in the box. We don't expect it to come to that.

Kind regards,
Imre Vass
Support, second line
"""

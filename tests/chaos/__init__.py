"""Visits filled while things break: what was acknowledged must arrive, once, byte for byte.

A round is one visit on one tablet, in a real browser over the real server: a volunteer answers,
writes, takes photos, and two or three faults strike on the way. The seed decides all of it. What
the harness saw acknowledged is kept in its own ledger and compared with what the server holds.

Human speed, scaled: thinking and walking between two acts takes a volunteer 2 to 6 s, and a
twelfth of that here (`plan.SCALE`); keys are typed at the speed of fingers, 40 to 90 ms each.
"""

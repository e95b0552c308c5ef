"""An authenticator, as RFC 6238 has it: SHA-1, six digits, half minutes."""

import base64
import hashlib
import hmac
import struct
import time


class Authenticator:
    """One telephone: it shows each code once, as a person would take it."""

    def __init__(self, key):
        self.key = base64.b32decode(key.replace(" ", ""))
        self.step = 0

    def code(self):
        """The code of now; where that was taken already, the next one, which counts as a clock a little fast."""
        self.step = max(int(time.time()) // 30, self.step + 1)
        while self.step > int(time.time()) // 30 + 1:
            time.sleep(1)
        mac = hmac.new(self.key, struct.pack(">Q", self.step), hashlib.sha1).digest()
        offset = mac[19] & 15
        number = struct.unpack(">I", mac[offset:offset + 4])[0] & 0x7FFFFFFF
        return f"{number % 1_000_000:06}"


def take_up(person):
    """Sets up a second factor on the page that asks for one; the telephone and the recovery codes come back."""
    phone = Authenticator(person.page.locator("main code").first.inner_text())
    assert person.page.locator('main a[href^="otpauth://totp/"]').count() == 1
    person.fill(code=phone.code())
    person.send()
    assert not person.refused(), person.text()
    codes = [one.inner_text() for one in person.page.locator("main ul code").all()]
    assert len(set(codes)) == 10
    return phone, codes


def begin(person, link, passphrase="seven quiet geese fly north"):
    """Accepts an invitation of the secretariat: a passphrase, and a second factor."""
    person.go(link)
    person.fill(passphrase=passphrase, again=passphrase)
    person.send()
    return take_up(person)

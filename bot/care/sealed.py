"""Files under a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM seals it in pieces.

``MAGIC``, 16 bytes of salt, then pieces: 4 bytes that hold its length and, in the highest bit,
whether it is the last; then the piece with its tag. The salt makes the key this file's own, so the
pieces' nonces may simply count. A piece that was changed, moved, cut off or added does not open.
"""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bot.errors import UsageError

MAGIC = b"bantin sealed 1\n"
SALT = 16
PIECE = 2**20
"""Bytes of a piece: what is held in memory."""
TAG = 16
LAST = 1 << 31
COST = 2**16
"""scrypt's n: 64 MB and a quarter of a second for each guess."""


def is_sealed(file: Path) -> bool:
    """Say whether a file was written by ``seal``."""
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def seal(source: BinaryIO, target: BinaryIO, passphrase: str) -> None:
    """Write all of ``source`` to ``target``, sealed."""
    salt = os.urandom(SALT)
    target.write(MAGIC + salt)
    seal_pieces(source, target, _cipher(_spelt(passphrase)[0], salt))


def seal_pieces(source: BinaryIO, target: BinaryIO, cipher: AESGCM) -> None:
    """Write all of ``source`` to ``target`` in pieces, sealed with a key that is used only here."""
    for number, (piece, last) in enumerate(_pieces(source)):
        head = (len(piece) + TAG | (LAST if last else 0)).to_bytes(4, "big")
        target.write(head + cipher.encrypt(_nonce(number), piece, head))


def unseal(source: BinaryIO, target: BinaryIO, passphrase: str) -> None:
    """Write to ``target`` what ``seal`` had sealed.

    Raises:
        UsageError: The passphrase is another, or the file is not as it was written.
    """
    source.read(len(MAGIC))
    salt, begin = source.read(SALT), source.tell()
    ciphers = (_cipher(spelt, salt) for spelt in _spelt(passphrase))
    cipher = next(ciphers)
    while not _opens(source, cipher) and (other := next(ciphers, None)) is not None:
        cipher = other
        source.seek(begin)
    source.seek(begin)
    unseal_pieces(source, target, cipher)


def unseal_pieces(source: BinaryIO, target: BinaryIO, cipher: AESGCM) -> None:
    """Undo ``seal_pieces``.

    Raises:
        UsageError: The key is another, or the pieces are not as they were written.
    """
    number, last = 0, False
    while not last:
        head = source.read(4)
        size, last = int.from_bytes(head, "big") & ~LAST, bool(head) and head[0] >= 0x80
        if len(head) < 4 or not TAG <= size <= PIECE + TAG:
            raise UsageError("the backup is cut off or damaged")
        try:
            target.write(cipher.decrypt(_nonce(number), source.read(size), head))
        except InvalidTag as error:
            raise UsageError("the passphrase is another, or the backup was changed") from error
        number += 1
    if source.read(1):
        raise UsageError("the backup is longer than it was")


def _pieces(source: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    piece = source.read(PIECE)
    while True:
        after = source.read(PIECE)
        yield piece, not after
        if not after:
            return
        piece = after


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _opens(source: BinaryIO, cipher: AESGCM) -> bool:
    """Say whether a cipher opens the piece that comes next."""
    head = source.read(4)
    piece = source.read(min(int.from_bytes(head, "big") & ~LAST, PIECE + TAG))
    try:
        cipher.decrypt(_nonce(0), piece, head)
    except InvalidTag:
        return False
    return True


def _spelt(passphrase: str) -> list[str]:
    """Return what a passphrase may have been sealed as, as it is sealed now first.

    Keyboards of some offices write "ộ" as three characters, and what they sealed must open at any
    other. Older copies were sealed as it was typed.
    """
    forms = (unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD"))
    return list(dict.fromkeys([*forms, passphrase]))


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(passphrase.encode()))

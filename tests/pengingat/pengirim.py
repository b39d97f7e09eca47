"""One of several runs of `ingatkan` at once, on the database of DATABASE_URL.

`python -m tests.pengingat.pengirim DATE SECONDS`: waits until that second of the clock, so that
all begin together.
"""

import sys
import time

from renja.baris_perintah import jalankan

if __name__ == "__main__":
    time.sleep(max(0.0, float(sys.argv[2]) - time.time()))
    sys.exit(jalankan(["manage.py", "ingatkan", "--tanggal", sys.argv[1]]))

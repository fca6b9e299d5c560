"""The settings of the tests: those of the platform, on a folder of their own, and on PostgreSQL where GONGKAI_TEST_DATABASE says so."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# A server that a test starts as a process of its own gets its own folder and database; only this process is meant here.
_data = Path(tempfile.mkdtemp(prefix="gongkai-tests-"))
atexit.register(shutil.rmtree, _data, ignore_errors=True)
for _name in [
    name
    for name in os.environ
    if name.startswith("GONGKAI_")
    and not name.startswith(("GONGKAI_TEST", "GONGKAI_NO", "GONGKAI_SAMPLES", "GONGKAI_SCREENS", "GONGKAI_HYP"))
]:
    del os.environ[_name]
os.environ["GONGKAI_DATA"] = str(_data)

if os.environ.get("GONGKAI_TEST_DATABASE") == "postgresql":
    from tests.portal.postgresql import address

    os.environ["GONGKAI_DATABASE"] = address()

from gongkai.portal.site.settings import *  # noqa: E402, F403  # settings are inherited so, and read the environment set above

if os.environ.get("GONGKAI_DATABASE"):
    # Several runs may use one server at a time.
    DATABASES["default"]["TEST"] = {"NAME": f"gongkai_test_{os.getpid()}"}  # noqa: F405  # inherited

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

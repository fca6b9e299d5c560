"""The demo as one deed: the whole region is told, or nothing of it."""

from gongkai.portal.audit.actor import Actor
from gongkai.portal.audit.deed import Done, deed
from gongkai.portal.audit.record import About
from gongkai.portal.site.demo.story import tell


@deed("site.tell_demo", label="建立演示数据")
def tell_demo(by: Actor) -> Done[None]:
    """A platform that nobody has founded, with the made-up county and its two years of past."""
    # open: whoever holds the machine starts a demo; `agencies.found` refuses where the platform is founded already.
    tell()
    return Done(None, says="建立演示数据：云溪县，机关、人员和两年的经过都是编的", about=About("platform", "demo", "演示"))

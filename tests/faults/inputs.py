"""All the files that are given to the workflow at once."""

from .built import BUILT
from .damaged import DAMAGED
from .drawn import DRAWN
from .fonts import FONTS
from .given import Given
from .large import LARGE
from .locked import LOCKED
from .other_files import OTHER_FILES

INPUTS: list[Given] = [*OTHER_FILES, *DAMAGED, *LOCKED, *BUILT, *DRAWN, *FONTS, *LARGE]

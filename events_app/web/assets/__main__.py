"""`python -m events_app.web.assets`: build the style sheet, the script and the icon."""

from events_app.web.assets import STATIC
from events_app.web.assets.build import build

for name, hashed in build(STATIC).items():
    size = (STATIC / hashed).stat().st_size
    print(f"{name}: {hashed}, {size / 1000:.0f} KB")

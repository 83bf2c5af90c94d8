"""Windows of Chromium that are used again: making one, and what it reads from the server, is a good part of a test."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext


@dataclass
class Windows:
    """Contexts by what they were asked for; one that was given back is as good as new, but for the files it has read."""

    browser: Browser
    home: str
    """The server that is there to the end; windows on others are not used again."""
    _free: dict[str, list[BrowserContext]] = field(default_factory=dict)
    _keys: dict[BrowserContext, str] = field(default_factory=dict)

    def taken(self, at: str, **asked: Any) -> BrowserContext:
        """A context in which nothing is kept."""
        key = json.dumps(asked, sort_keys=True)
        if at == self.home and (free := self._free.get(key)):
            context = free.pop()
            # Now, and not when it was given back: what its last page still had to write has been written.
            session = context.new_cdp_session(context.pages[0])
            session.send("Storage.clearDataForOrigin", {"origin": self.home, "storageTypes": "all"})
            session.detach()
            return context
        context = self.browser.new_context(base_url=at, **asked)
        if at == self.home:
            # Its window stays open for as long as there is a page in it.
            context.new_page()
            self._keys[context] = key
        return context

    def give_back(self, context: BrowserContext) -> None:
        """Close what was opened in a context; what was granted, routed or cut off is so no longer."""
        if (key := self._keys.get(context)) is None:
            return context.close()
        for page in context.pages[1:]:
            page.close()
        context.unroute_all(behavior="ignoreErrors")
        context.set_offline(False)
        context.clear_permissions()
        return self._free.setdefault(key, []).append(context)

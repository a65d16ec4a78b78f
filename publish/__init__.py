"""From sources to what readers get: build the site, show it, and fetch what that needs."""

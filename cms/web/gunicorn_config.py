"""How gunicorn reads headers, wherever it runs: `gunicorn --config python:cms.web.gunicorn_config`.

By default gunicorn believes a proxy on the same machine that names the path the site is mounted at (SCRIPT_NAME) or
the scheme, and Caddy and others pass such a header on from anyone. Only Django decides here whom to believe
(TRUSTED_PROXY_COUNT).
"""

forwarded_allow_ips = ""
forwarder_headers = ""
secure_scheme_headers = dict[str, str]()
header_map = "drop"  # X_Forwarded_For is not X-Forwarded-For

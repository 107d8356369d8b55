"""Serves a folder on a free port of localhost with the header that lets browsers read the API, and prints the port."""

import functools
import http.server
import os
import sys


class Files(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_):
        pass


folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files, directory=folder))
print(server.server_address[1], flush=True)
server.serve_forever()

"""Publishes a site to a server of S3 that we did not write, and reads it back.

python bucket.py AFTERWORD SITE FOLDER    the program, a site, and a folder that may be written
"""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request

import boto3
from moto.server import ThreadedMotoServer

afterword, source, folder = sys.argv[1:]
site = os.path.join(folder, "site")
os.makedirs(site)
for name in ["site.yaml", "incidents"]:
    path = os.path.join(source, name)
    (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, os.path.join(site, name))

logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
endpoint = f"http://{host}:{port}"
keys = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "hush", "AWS_REGION": "us-east-1"}
s3 = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="key", aws_secret_access_key="hush")
s3.create_bucket(Bucket="status")
reading = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::status/*"}
s3.put_bucket_policy(Bucket="status", Policy=json.dumps({"Version": "2012-10-17", "Statement": [reading]}))
s3.put_object(Bucket="status", Key="deep/site/CNAME", Body=b"foreign")


def begin(to="s3://status/deep/site", **change):
    env = os.environ | keys | {"AWS_ENDPOINT_URL": endpoint, "AWS_ALLOW_HTTP": "true", "SOURCE_DATE_EPOCH": "1795428000"}
    env = {name: value for name, value in (env | change).items() if value is not None}
    return subprocess.Popen([afterword, "publish", "--root", site, "--to", to], env=env, stderr=subprocess.PIPE, text=True)


def publish(**change):
    """What is said, and the exit code."""
    run = begin(**change)
    said = run.communicate(timeout=60)[1]
    assert "hush" not in said and "panicked" not in said, said
    return said, run.returncode


def counts(said):
    found = re.search(r"s3://status/deep/site`.*?(\d+) files? written, (\d+) unchanged(?:, (\d+) removed)?", said)
    assert found, said
    return tuple(int(number or 0) for number in found.groups())


def read(path):
    with urllib.request.urlopen(f"{endpoint}/status/deep/site/{path}") as answer:
        return answer.headers, answer.read()


def keys_there():
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket="status")
    return {entry["Key"] for page in pages for entry in page.get("Contents", [])}


def built():
    files = (os.path.join(at, name) for at, _, names in os.walk(os.path.join(site, "public")) for name in names)
    return {os.path.relpath(file, os.path.join(site, "public")).replace(os.sep, "/") for file in files}


def whole(paths):
    """The bucket holds the folder and the file of somebody else, and nothing else; those files as they are there."""
    assert keys_there() == {f"deep/site/{path}" for path in built() | {"CNAME"}}
    for path in paths:
        with open(os.path.join(site, "public", path), "rb") as file:
            assert read(path)[1] == file.read(), path


# The first run is killed as soon as a part of the site is there.
run = begin()
while len(keys_there()) < 100 and run.poll() is None:
    time.sleep(0.1)
run.kill()
run.communicate()
assert run.returncode < 0 and "deep/site/.afterword-journal" in keys_there() and "deep/site/manifest.json" not in keys_there()
said, code = publish()
assert code == 0 and counts(said)[0] == len(built()) - 1, said
whole(built())
headers, page = read("index.html")
assert headers["Content-Type"] == "text/html; charset=utf-8", headers
assert headers["Cache-Control"] == "public, max-age=60, must-revalidate", headers
style = next(path for path in built() if path.startswith("assets/") and path.endswith(".css"))
assert style.encode() in page
headers, _ = read(style)
assert headers["Content-Type"] == "text/css; charset=utf-8", headers
assert headers["Cache-Control"] == "public, max-age=31536000, immutable", headers
print(f"moto: {counts(said)[0]} files of the sample, as they are in the folder, after a run that was killed")

said, code = publish()
assert code == 0 and "holds this site already" in said and counts(said)[0] == 0, said

with open(os.path.join(site, "incidents", "extra.md"), "w") as file:
    file.write("---\ntitle: Extra\nstarted: 2026-01-01 10:00 UTC\nresolved: 2026-01-01 11:00 UTC\n---\n")
said, code = publish()
added = counts(said)
assert code == 0 and 0 < added[0] < len(built()) / 2, said
assert b"Extra" in read("incidents/extra/index.html")[1]
whole({"index.html", "manifest.json"})
os.remove(os.path.join(site, "incidents", "extra.md"))
said, code = publish()
assert code == 0 and counts(said)[2] > 0 and "deep/site/incidents/extra/index.html" not in keys_there(), said
whole({"index.html", "manifest.json"})
print(f"moto: nothing again, {added[0]} files for one more incident, {counts(said)[2]} removed with it")

before = keys_there()
for told, help, change in [
    ("there is no bucket `nowhere`", "make it", {"to": "s3://nowhere/x"}),
    ("Connection refused", "check the network", {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}),
    ("URL scheme is not allowed", "AWS_ALLOW_HTTP=true", {"AWS_ALLOW_HTTP": None}),
    ("`AWS_ENDPOINT_URL` is no address", "write it like", {"AWS_ENDPOINT_URL": "hush"}),
    ("`AWS_REGION` is no region", "write it like", {"AWS_REGION": "hush hush"}),
    ("`AWS_SECRET_ACCESS_KEY` has a blank", "set it anew", {"AWS_SECRET_ACCESS_KEY": "hush\n"}),
]:
    said, code = publish(**change)
    assert code == 2 and said.count("error: ") == 1 and told in said and help in said, said
assert keys_there() == before
print("moto: what cannot be reached is told")
server.stop()

"""A receiver with nothing but Python's standard library: verify, parse, check, and apply once.

Started as `python3 python_receiver.py <database file> <folder of schemas> [port]`, with the secret in
PLEXTERA_SIGNING_SECRET; prints its port once it listens.
"""

import hashlib
import hmac
import json
import os
import re
import sqlite3
import sys
import threading
import time
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

BODY_LIMIT = 1_048_576
TOLERANCE_SECONDS = 300
SECRET = os.environ.get("PLEXTERA_SIGNING_SECRET", "").encode()
DATABASE, SCHEMA_FOLDER = sys.argv[1], Path(sys.argv[2])
PORT = int(sys.argv[3]) if len(sys.argv) > 3 else 0
if not SECRET:
    sys.exit("PLEXTERA_SIGNING_SECRET is empty")


class Refused(Exception):
    """A request that changes nothing, and the status that says so."""

    def __init__(self, status):
        super().__init__(status)
        self.status = status


def verify(body, header_lines):
    """Raises Refused(401) unless one signature in the one header fits these bytes and is fresh."""
    if len(header_lines) != 1:
        raise Refused(401)
    elements = [element.partition("=") for element in header_lines[0].split(",")]
    timestamps = [value for name, _, value in elements if name == "t"]
    signatures = [value for name, _, value in elements if name == "v1"]
    if len(timestamps) != 1 or not re.fullmatch(r"[1-9][0-9]{0,11}", timestamps[0]) or len(signatures) > 16:
        raise Refused(401)
    expected = hmac.new(SECRET, timestamps[0].encode() + b"." + body, hashlib.sha256).hexdigest()
    # The form first: compare_digest takes no text beyond ASCII.
    candidates = [each for each in signatures if re.fullmatch(r"[0-9a-f]{64}", each)]
    if not any([hmac.compare_digest(each, expected) for each in candidates]):
        raise Refused(401)
    if abs(time.time() - int(timestamps[0])) > TOLERANCE_SECONDS:
        raise Refused(401)


def parse(body):
    """The event, or None for one of a type that is not known; raises Refused for what is no event."""
    try:
        event = json.loads(body.decode("utf-8-sig"), parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        raise Refused(400) from None
    event_type = event.get("eventType") if isinstance(event, dict) else None
    schema = SCHEMAS.get(event_type if isinstance(event_type, str) else "", SCHEMAS["envelope"])
    if not fits(event, schema, schema):
        raise Refused(422)
    return None if schema is SCHEMAS["envelope"] else event


def refuse_constant(name):
    raise ValueError(f"{name} is no JSON")


SCHEMAS = {path.stem: json.loads(path.read_text()) for path in SCHEMA_FOLDER.glob("*.json")}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}


def fits(value, schema, root):
    """As much of JSON Schema as the schemas of events use. What they do not name is allowed."""
    if "$ref" in schema:
        return fits(value, root["definitions"][schema["$ref"].rpartition("/")[2]], root)
    expected = TYPES.get(schema.get("type"), object)
    if not isinstance(value, expected) or (isinstance(value, bool) and expected not in (bool, object)):
        return False
    if value != schema.get("const", value):
        return False
    if isinstance(value, str):
        return len(value) >= schema.get("minLength", 0) and (schema.get("format") != "date-time" or is_time(value))
    if isinstance(value, (int, float)):
        return schema.get("minimum", value) <= value <= schema.get("maximum", value)
    if isinstance(value, list):
        return all(fits(each, schema.get("items", {}), root) for each in value)
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        return all(name in value for name in schema.get("required", [])) and all(
            fits(value[name], properties[name], root) for name in properties if name in value
        )
    return True


def is_time(text):
    form = r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"
    if not re.fullmatch(form, text, re.ASCII):
        return False
    try:
        datetime.fromisoformat(text[:19])
        return True
    except ValueError:
        return False


class Inbox:
    """Events in a file. The id and the effect go into one transaction: both are there in the end, or none."""

    def __init__(self, file):
        self.lock = threading.Lock()
        self.fails_next = False
        self.database = sqlite3.connect(file, check_same_thread=False)
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("CREATE TABLE IF NOT EXISTS seen (event_id TEXT PRIMARY KEY)")
        self.database.execute("CREATE TABLE IF NOT EXISTS applied (event_id TEXT, body BLOB)")

    def apply_once(self, event_id, body):
        with self.lock, self.database:
            insert = "INSERT INTO seen VALUES (?) ON CONFLICT DO NOTHING"
            if self.database.execute(insert, [event_id]).rowcount == 0:
                return
            if self.fails_next:
                self.fails_next = False
                raise sqlite3.OperationalError("the table is locked")
            self.database.execute("INSERT INTO applied VALUES (?, ?)", [event_id, body])

    def count(self, event_id):
        with self.lock:
            counted = "SELECT count(*) FROM applied WHERE event_id = ?"
            return self.database.execute(counted, [event_id]).fetchone()[0]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def parse_request(self):
        # A line that ends otherwise can be read in two ways (RFC 9112, section 2.2).
        if self.raw_requestline.endswith(b"\r\n"):
            return super().parse_request()
        self.close_connection = True
        self.requestline, self.request_version, self.command = "", "HTTP/1.1", ""
        self.send_error(400)
        return False

    def do_POST(self):
        path = urlsplit(self.path).path
        try:
            if path == "/fail-once":
                self.server.inbox.fails_next = True
                self.answer(200, "failing")
            elif path != "/webhooks":
                raise Refused(404)
            else:
                self.receive(self.read_body())
                self.answer(200, "accepted")
        except Refused as refused:
            self.answer(refused.status, "refused")
        except ConnectionError:
            self.close_connection = True
        except sqlite3.Error:
            self.answer(500, "try again")

    def do_GET(self):
        before, _, event_id = urlsplit(self.path).path.rpartition("/")
        if before == "/applied":
            self.answer(200, self.server.inbox.count(unquote(event_id)))
        else:
            self.refuse_method()

    def refuse_method(self):
        # A body that nobody has read would be taken for the next request.
        self.close_connection = True
        self.answer(405, "POST only")

    do_HEAD = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = refuse_method

    def receive(self, body):
        verify(body, self.headers.get_all("X-Plextera-Signature", []))
        event = parse(body)
        if event:
            try:
                self.server.inbox.apply_once(event["eventId"], body)
            except UnicodeEncodeError:
                raise Refused(422) from None

    def read_body(self):
        """Every byte. What is too large is read to its end and forgotten, so that the sender hears of it."""
        lengths = self.headers.get_all("Content-Length", [])
        coding = self.headers.get_all("Transfer-Encoding", [])
        body, size = bytearray(), 0
        for piece in self.pieces(lengths, coding):
            size += len(piece)
            if size <= BODY_LIMIT:
                body += piece
        if size > BODY_LIMIT:
            raise Refused(413)
        return bytes(body)

    def pieces(self, lengths, coding):
        if len(lengths) + len(coding) > 1 or not all(re.fullmatch(r"[0-9]{1,15}", each) for each in lengths):
            self.close_connection = True
            raise Refused(400)
        if not coding:
            yield from self.take(int(lengths[0]) if lengths else 0)
            return
        while size := self.chunk_size():
            yield from self.take(size)
            self.rfile.readline(16)
        while self.rfile.readline(65_537).strip():
            pass

    def chunk_size(self):
        size = re.fullmatch(rb"([0-9A-Fa-f]{1,12})(;.*)?\r\n", self.rfile.readline(1024))
        if size:
            return int(size[1], 16)
        self.close_connection = True
        raise Refused(400)

    def take(self, size):
        while size > 0:
            piece = self.rfile.read(min(size, 65_536))
            if not piece:
                raise ConnectionError("the sender went away in the middle")
            size -= len(piece)
            yield piece

    def answer(self, status, word):
        content = json.dumps(word).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        if status == 405:
            self.send_header("Allow", "POST")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 256
    daemon_threads = True

    def handle_error(self, *_):
        """A sender that goes away is no reason to say anything."""


server = Server(("127.0.0.1", PORT), Handler)
server.inbox = Inbox(DATABASE)
print(server.server_port, flush=True)
server.serve_forever()

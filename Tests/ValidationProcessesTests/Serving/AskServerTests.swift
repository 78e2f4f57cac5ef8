// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore
import ValidationProcesses

/// Servers that are started, asked over HTTP and ended.
@Suite struct AskServerTests {
  private let world: CommandWorld

  init() throws { world = try CommandWorld() }

  private func ask(
    _ arguments: [String],
    _ requests: [HTTPRequest] = [HTTPRequest(.post, "/", body: Data("1".utf8))],
    environment: EnvironmentDeclaration = .init(), timeout: TimeSpan = TimeSpan(seconds: 120),
    ready: String = "/health", within: TimeSpan = TimeSpan(seconds: 60),
    patience: TimeSpan = TimeSpan(seconds: 30)
  ) async throws -> HTTPDialogue {
    let command = world.invocation(
      arguments, environment: environment, timeout: timeout, grace: TimeSpan(seconds: 1))
    return try await world.runner.ask(
      ServerInvocation(command: command, ready: ready, readyWithin: within), requests: requests,
      patience: patience)
  }

  /// Asks a server that is ready and then does one thing to each request.
  private func ask(
    _ behaviour: String, _ bodies: [String] = ["1"], patience: TimeSpan = TimeSpan(seconds: 30)
  ) async throws -> HTTPDialogue {
    try await ask(
      ["python3", "-c", Self.server, "{port}", behaviour],
      bodies.map { HTTPRequest(.post, "/features?v=1", body: Data($0.utf8)) }, patience: patience)
  }

  private func texts(_ talk: HTTPDialogue) -> [String] {
    talk.answers.map { String(decoding: $0.body, as: UTF8.self) }
  }

  /// `c` is the connection, `body` what was asked; `answer` sends one with a length.
  private static let server = """
    import os, socket, struct, subprocess, sys, time
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("127.0.0.1", int(sys.argv[1])))
    s.listen(64)
    def answer(c, body, status="200 OK", more=""):
        c.sendall(f"HTTP/1.1 {status}\\r\\n{more}Content-Length: {len(body)}\\r\\n\\r\\n".encode() + body)
    def read(c):
        data = b""
        while b"\\r\\n\\r\\n" not in data:
            piece = c.recv(65536)
            if not piece:
                return data, b""
            data += piece
        head, body = data.split(b"\\r\\n\\r\\n", 1)
        length = int([l for l in head.split(b"\\r\\n") if l.lower().startswith(b"content-length")][0].split(b":")[1])
        while len(body) < length:
            body += c.recv(65536)
        return head, body
    while True:
        c, _ = s.accept()
        if sys.argv[2].startswith("early") and c.recv(5, socket.MSG_PEEK) == b"POST ":
            answer(c, b"too large", "413 Too Large")
            c.close()
            continue
        head, body = read(c)
        if head.startswith(b"GET /health"):
            answer(c, b"ok")
        elif head.startswith(b"POST /features?v=1 HTTP/1.1"):
            exec(sys.argv[2])
        else:
            answer(c, b"redirects are followed", "200 OK")
        c.close()
    """

  @Test("Each request is answered in order, and the server is ended afterwards with all it started")
  func answers() async throws {
    let marked = MarkedProcess()
    let talk = try await ask(
      "subprocess.Popen(['sleep', '\(marked.seconds)']); answer(c, body.upper())", ["a", "é", "c"])
    #expect(texts(talk) == ["A", "é", "C"])
    #expect(talk.fault == nil && !talk.endedItself)
    #expect(try await marked.vanish())
  }

  @Test("Python's own server is asked like any other")
  func httpServer() async throws {
    try world.file("a.json", "{\"id\": 1}")
    let talk = try await ask(
      ["python3", "-m", "http.server", "{port}", "--bind", "127.0.0.1"],
      [HTTPRequest(.get, "/a.json"), HTTPRequest(.get, "/none"), HTTPRequest(.get, "/a.json")],
      ready: "/")
    #expect(talk.answers.map(\.status) == [200, 404])
    #expect(texts(talk).first == "{\"id\": 1}")
  }

  @Test("A body may come in chunks, without a length, or in drops that are quick enough")
  func framings() async throws {
    let chunks = """
      c.sendall(b"HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n")
      for byte in b"[1, 2]":
          c.sendall(b"1\\r\\n" + bytes([byte]) + b"\\r\\n"); time.sleep(0.01)
      c.sendall(b"0\\r\\n\\r\\n")
      """
    #expect(texts(try await ask(chunks)) == ["[1, 2]"])
    let untilClosed = #"c.sendall(b"HTTP/1.0 200 OK\r\n\r\n[1]")"#
    #expect(texts(try await ask(untilClosed)) == ["[1]"])
    let interim = #"c.sendall(b"HTTP/1.1 100 Continue\r\n\r\n"); answer(c, b"2")"#
    #expect(texts(try await ask(interim)) == ["2"])
  }

  @Test("A large request and a large answer pass at once")
  func large() async throws {
    let talk = try await ask("answer(c, body)", [String(repeating: "0123456789", count: 1_000_000)])
    #expect(talk.answers.map(\.body.count) == [10_000_000])
    let early = try await ask("early", [String(repeating: "0", count: 20_000_000)])
    #expect(early.answers.map(\.status) == [413] || early.fault != nil)
  }

  @Test("Nothing is asked after an answer with another status, and no redirect is followed")
  func status() async throws {
    let moved = #"answer(c, b"x", "302 Found", "Location: /elsewhere\r\n")"#
    let talk = try await ask(moved, ["1", "2"])
    #expect(talk.answers == [HTTPResponse(status: 302, body: Data("x".utf8))])
    let failed = try await ask(
      #"print("Traceback: kaputt", file=sys.stderr, flush=True); answer(c, b"", "500 Oops")"#,
      ["1", "2"])
    #expect(failed.answers.map(\.status) == [500])
    #expect(failed.result.standardError.text.contains("kaputt"))
  }

  @Test(
    "A request without a whole answer ends the talk with the reason",
    arguments: [
      ("pass", "closed without an answer"),
      (#"c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")"#, "in the middle"),
      (
        "c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))",
        "closed without an answer"
      ), (#"c.sendall(b"220 smtp\r\n")"#, "not HTTP/1.1"),
      (
        #"answer(c, b"", more="Content-Encoding: gzip\r\n")"#, "compressed"
      ), ("time.sleep(600)", "not complete in time"),
      (
        #"c.sendall(b"HTTP/1.1 200 OK\r\n\r\n"); [(c.sendall(b" "), time.sleep(0.2)) for _ in range(999)]"#,
        "not complete in time"
      ),
      (
        #"c.sendall(b"HTTP/1.1 200 OK\r\n\r\n"); [c.sendall(b" " * 65536) for _ in range(9999)]"#,
        "more than 67108864 bytes"
      ), (#"c.sendall(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 99999)"#, "64 KiB"),
    ])
  func faults(behaviour: String, reason: String) async throws {
    let talk = try await ask(behaviour, ["1", "2"], patience: TimeSpan(seconds: 3))
    #expect(talk.answers.isEmpty)
    #expect(talk.fault?.contains(reason) == true, "\(talk.fault ?? "none")")
    #expect(!talk.endedItself)
  }

  @Test("A server that crashes is told from one that is silent, with what it said last")
  func crash() async throws {
    let talk = try await ask(
      "print('out of luck', file=sys.stderr, flush=True); os._exit(3)", ["1", "2"])
    #expect(talk.answers.isEmpty && talk.fault != nil && talk.endedItself)
    #expect(talk.result.ending == .exited(status: 3))
    #expect(talk.result.standardError.text.contains("out of luck"))
  }

  @Test("The time of the whole command ends a server that still answers")
  func deadline() async throws {
    let talk = try await ask(
      ["python3", "-c", Self.server, "{port}", "time.sleep(0.2); answer(c, b'1')"],
      (0..<1000).map { _ in HTTPRequest(.post, "/features?v=1") }, timeout: TimeSpan(seconds: 5))
    #expect(talk.fault != nil && talk.endedItself && talk.answers.count < 1000)
    #expect(talk.result.ending == .timedOut)
  }

  @Test("A server that ends before it is ready says why")
  func ended() async throws {
    let obstacle = try await obstacle(["sh", "-c", "echo no model >&2; exit 4", "{port}"])
    #expect(obstacle?.rule == "server.ended")
    #expect(obstacle?.message.contains("exited with status 4") == true)
    #expect(obstacle?.message.contains("no model") == true)
    #expect(try await self.obstacle(["no-such-program"])?.rule == "server.not-started")
    #expect(try await self.obstacle(["a\0b"])?.rule == "server.not-started")
  }

  @Test("A server that is not ready in time says what it answered, and is ended")
  func late() async throws {
    let marked = MarkedProcess()
    let silent = try await obstacle(
      ["sleep", marked.seconds], within: TimeSpan(seconds: 1))
    #expect(silent?.rule == "server.not-ready")
    #expect(silent?.message.contains("refused") == true, "\(silent?.message ?? "")")
    #expect(try await marked.vanish())
    let other = try await obstacle(
      ["python3", "-m", "http.server", "{port}", "--bind", "127.0.0.1"],
      within: TimeSpan(seconds: 5))
    #expect(other?.message.contains("status 404") == true, "\(other?.message ?? "")")
  }

  @Test("A port that is taken is tried a second time with another, and not a third")
  func portTaken() async throws {
    let script = """
      echo "$1" >> ports
      if [ "$(wc -l < ports)" -le "$2" ]; then echo "bind: Address already in use" >&2; exit 1; fi
      exec python3 -m http.server "$1" --bind 127.0.0.1
      """
    let command = ["sh", "-c", script, "sh", "{port}"]
    let talk = try await ask(command + ["1"], [HTTPRequest(.get, "/")], ready: "/")
    #expect(talk.answers.map(\.status) == [200])
    #expect(Set(try ports()).count == 2)
    #expect(try await obstacle(command + ["99"])?.rule == "server.port-taken")
    #expect(try ports().count == 4)
  }

  private func ports() throws -> [String] {
    try String(contentsOf: world.folder.appendingPathComponent("ports"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  private func obstacle(
    _ arguments: [String], within: TimeSpan = TimeSpan(seconds: 60)
  ) async throws -> Obstacle? {
    do {
      _ = try await ask(arguments, within: within)
      return nil
    } catch let obstacle as Obstacle { return obstacle }
  }

  @Test("The port may come by a variable, and values of secrets are masked in the answers")
  func environment() async throws {
    let script =
      "import os, sys\nsys.argv = ['', os.environ['PORT'], \"answer(c, os.environ['TOKEN'].encode())\"]\n"
    let talk = try await ask(
      ["python3", "-c", script + Self.server], [HTTPRequest(.post, "/features?v=1")],
      environment: .init(set: ["PORT": "{port}"], secrets: ["TOKEN"]))
    #expect(texts(talk) == ["***"])
  }

  @Test("Servers that run at once have ports of their own")
  func several() async throws {
    let answers = try await withThrowingTaskGroup(of: [String].self) { group in
      for name in ["a", "b", "c", "d"] {
        group.addTask { texts(try await ask("answer(c, b'\(name)' + body)", ["1", "2"])) }
      }
      return try await group.reduce(into: Set<[String]>()) { $0.insert($1) }
    }
    #expect(answers == [["a1", "a2"], ["b1", "b2"], ["c1", "c2"], ["d1", "d2"]])
  }

  @Test("A cancelled task ends its server, whether it is waited for or asked")
  func cancelled() async throws {
    for script in ["", Self.server] {
      let marked = MarkedProcess()
      let begin = "import subprocess\nchild = subprocess.Popen(['sleep', '\(marked.seconds)'])\n"
      let task = Task {
        try await ask(
          ["python3", "-c", begin + script + "\nchild.wait()", "{port}", "time.sleep(600)"],
          [HTTPRequest(.post, "/features?v=1")], patience: TimeSpan(seconds: 600))
      }
      #expect(try await marked.appear())
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await marked.vanish())
    }
  }
}

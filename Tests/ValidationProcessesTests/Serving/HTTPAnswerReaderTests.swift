// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import ValidationCore

@testable import ValidationProcesses

@Suite struct HTTPAnswerReaderTests {
  /// The answer, or why there is none, whether it comes at once or byte by byte, and nothing after it.
  private func read(_ text: String, limit: Int = 1000) -> Result<HTTPResponse, HTTPFault> {
    let bytes = [UInt8](text.utf8)
    let whole = read(pieces: [bytes[...]], limit)
    let single = read(pieces: bytes.indices.map { bytes[$0...$0] }, limit)
    #expect(whole == single)
    return whole
  }

  private func read(
    pieces: [ArraySlice<UInt8>], _ limit: Int
  ) -> Result<HTTPResponse, HTTPFault> {
    Result { () throws(HTTPFault) in
      var reader = HTTPAnswerReader(limit: limit)
      for piece in pieces {
        if let answer = try reader.take(piece) { return answer }
      }
      return try reader.finish()
    }
  }

  private func body(_ text: String, limit: Int = 1000) -> String? {
    (try? read(text, limit: limit).get()).map { String(decoding: $0.body, as: UTF8.self) }
  }

  private func reason(_ text: String, limit: Int = 1000) -> String? {
    if case .failure(let fault) = read(text, limit: limit) { fault.reason } else { nil }
  }

  @Test("The end of a body is known by its length, by its chunks, or by the end of the connection")
  func framing() {
    #expect(body("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") == "{}")
    #expect(body("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") == "")
    #expect(body("HTTP/1.0 200 OK\nServer: bare line ends\n\n[1]\n") == "[1]\n")
    #expect(
      body(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n3;x=1\r\nabc\r\nA \r\n0123456789\r\n"
          + "0\r\nTrailer: t\r\n\r\n") == "abc0123456789")
    #expect(body("HTTP/1.1 204 No Content\r\n\r\n") == "")
    #expect(body("HTTP/1.1 304\r\nContent-Length: 9\r\n\r\n") == "")
  }

  @Test("An interim answer is not the answer, and one without a reason phrase is")
  func interim() throws {
    let answer = try read(
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: a\r\n\r\n"
        + "HTTP/1.1 418\r\nContent-Length: 1\r\n\r\nx"
    ).get()
    #expect(answer == HTTPResponse(status: 418, body: Data("x".utf8)))
  }

  @Test("A body of exactly the limit is taken, and not one byte more")
  func limit() {
    let chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n"
    for text in [
      "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd", "HTTP/1.1 200 OK\r\n\r\nabcd", chunked,
    ] {
      #expect(body(text, limit: 4) == "abcd")
      #expect(reason(text, limit: 3)?.contains("more than 3 bytes") == true)
    }
    #expect(
      reason("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n")?
        .contains("more than 1000 bytes") == true)
  }

  @Test(
    "What two readers could understand differently is refused",
    arguments: [
      "Content-Length: 1\r\nContent-Length: 2", "Content-Length: 1\r\nTransfer-Encoding: chunked",
      "Content-Length: +1", "Content-Length: 1, 1", "Content-Length: 0x1", "Content-Length:",
      "Content-Length: 99999999999999999999", "Transfer-Encoding: gzip, chunked",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Content-Encoding: gzip",
      "X: a\r\n folded: b", ": no name", "no colon", "two words: a",
    ])
  func ambiguous(headers: String) {
    let text = "HTTP/1.1 200 OK\r\n\(headers)\r\n\r\na"
    #expect(reason(text)?.hasPrefix("the answer is not HTTP/1.1") == true, "\(headers)")
  }

  @Test(
    "What does not begin as an answer is none",
    arguments: [
      "HTTP/2 200 OK", "http/1.1 200 OK", "HTTP/1.1  200 OK", "HTTP/1.1 2000 OK", "HTTP/1.1 099 x",
      "HTTP/1.x 200 OK", "220 smtp.example", "", "{\"id\": 1}",
    ])
  func statusLine(_ line: String) {
    #expect(reason("\(line)\r\n\r\n")?.hasPrefix("the answer is not HTTP/1.1") == true)
  }

  @Test("A chunk that is not as long as it says is refused")
  func chunks() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    for chunks in ["2\r\nabc\r\n0\r\n\r\n", "-1\r\n", "\r\n", "g\r\n", "ffffffffffffffffff\r\n"] {
      #expect(reason(head + chunks)?.hasPrefix("the answer is not HTTP/1.1") == true, "\(chunks)")
    }
    #expect(reason(head + "7fffffffffffffff\r\n")?.contains("more than 1000 bytes") == true)
  }

  @Test("A connection that closes first leaves no answer")
  func closed() {
    #expect(reason("") == HTTPFault.silent.reason)
    for text in [
      "HTTP/1.1 200", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n",
      "HTTP/1.1 100 C\r\n\r\n",
    ] { #expect(reason(text) == HTTPFault.cut.reason, "\(text)") }
  }

  @Test("Headers without an end are not kept")
  func endlessHead() {
    let header = "X: \(String(repeating: "x", count: 1000))\r\n"
    for text in [
      "HTTP/1.1 200 OK\r\n" + String(repeating: header, count: 70),
      "HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 70_000),
      String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 3000),
    ] {
      let bytes = [UInt8](text.utf8)
      #expect(read(pieces: [bytes[...]], 1000) == .failure(.headTooLong))
    }
  }

  @Test("Whatever the bytes, reading ends without a trap and within its limit")
  func random() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SplitMix(state: seed)
    let words = [
      "HTTP/1.1 200 OK\r\n", "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n", "\r\n",
      "3\r\n",
      "abc", "0\r\n", "\n", "\r", ":", " ", "ffffffff\r\n", "HTTP/1.1 100 C\r\n\r\n", "\u{0}",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...9, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }.joined()
      if case .success(let answer) = read(text, limit: 5) {
        #expect(answer.body.count <= 5, "seed \(seed)")
      }
    }
  }
}

/// Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Reads one HTTP/1 answer (RFC 9112), in whatever pieces it comes, in bounded memory. What two readers
/// could understand differently is refused.
struct HTTPAnswerReader {
  private enum Place {
    case statusLine, headers
    /// So many bytes of the body are still to come.
    case body(Int)
    case untilClosed
    case chunkSize
    case chunk(Int)
    case chunkEnd, trailers, complete
  }

  private let limit: Int
  private var place = Place.statusLine
  private var line: [UInt8] = []
  private var headBytes = 0
  private var head = HTTPAnswerHead()
  private var body: [UInt8] = []
  private var isUntouched = true

  static let longestHead = 65_536

  /// - Parameter limit: bytes of the largest body that is taken.
  init(limit: Int) { self.limit = limit }

  /// The answer, once these bytes complete it.
  mutating func take(_ bytes: ArraySlice<UInt8>) throws(HTTPFault) -> HTTPResponse? {
    var rest = bytes
    if !rest.isEmpty { isUntouched = false }
    while !rest.isEmpty {
      switch place {
      case .complete: return response
      case .untilClosed:
        try append(rest)
        return nil
      case .body(let missing), .chunk(let missing):
        let part = rest.prefix(missing)
        rest = rest.dropFirst(part.count)
        try append(part)
        count(part.count, of: missing)
      case .statusLine, .headers, .chunkSize, .chunkEnd, .trailers:
        guard let whole = try takeLine(&rest) else { return nil }
        try accept(whole)
      }
    }
    if case .complete = place { return response }
    return nil
  }

  /// The answer, when the connection has been closed.
  func finish() throws(HTTPFault) -> HTTPResponse {
    switch place {
    case .complete, .untilClosed: return response
    default: throw isUntouched ? .silent : .cut
    }
  }

  private var response: HTTPResponse { HTTPResponse(status: head.status, body: Data(body)) }

  private mutating func append(_ bytes: ArraySlice<UInt8>) throws(HTTPFault) {
    guard bytes.count <= limit - body.count else { throw .tooLarge(limit) }
    body += bytes
  }

  private mutating func count(_ bytes: Int, of missing: Int) {
    switch place {
    case .body: place = bytes == missing ? .complete : .body(missing - bytes)
    case .chunk: place = bytes == missing ? .chunkEnd : .chunk(missing - bytes)
    default: break
    }
  }

  /// A line without its end, once it is there.
  private mutating func takeLine(_ rest: inout ArraySlice<UInt8>) throws(HTTPFault) -> [UInt8]? {
    let end = rest.firstIndex(of: UInt8(ascii: "\n"))
    let part = rest[..<(end ?? rest.endIndex)]
    guard line.count + part.count <= Self.longestHead else { throw .headTooLong }
    line += part
    rest = end.map { rest[($0 + 1)...] } ?? []
    guard end != nil else { return nil }
    defer { line = [] }
    return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }

  private mutating func accept(_ line: [UInt8]) throws(HTTPFault) {
    switch place {
    case .statusLine, .headers, .trailers:
      headBytes += line.count + 2
      guard headBytes <= Self.longestHead else { throw .headTooLong }
    default: break
    }
    switch place {
    case .statusLine:
      head = try HTTPAnswerHead(statusLine: line)
      place = .headers
    case .headers where line.isEmpty: try begin()
    case .headers: try head.accept(line)
    case .chunkSize:
      let size = try HTTPAnswerHead.chunkSize(line)
      place = size == 0 ? .trailers : .chunk(size)
      guard size <= limit - body.count else { throw .tooLarge(limit) }
    case .chunkEnd:
      guard line.isEmpty else { throw .malformed("a chunk is longer than it says") }
      place = .chunkSize
    case .trailers: if line.isEmpty { place = .complete }
    case .body, .chunk, .untilClosed, .complete: break
    }
  }

  /// The headers are complete.
  private mutating func begin() throws(HTTPFault) {
    switch try head.framing {
    case .interim: place = .statusLine
    case .none: place = .complete
    case .chunked: place = .chunkSize
    case .untilClosed: place = .untilClosed
    case .length(let length):
      guard length <= limit else { throw .tooLarge(limit) }
      place = length == 0 ? .complete : .body(length)
    }
  }
}

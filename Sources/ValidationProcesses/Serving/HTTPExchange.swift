// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// One request and its answer, on a connection of its own to a port of this machine.
///
/// No proxy is asked, no redirect followed, no cookie kept; the environment has no say.
struct HTTPExchange {
  let request: HTTPRequest
  let port: UInt16
  /// Bytes of the largest body that is taken.
  let limit: Int

  /// Blocks the thread, at most until then.
  func run(until end: MonotonicTime) -> Result<HTTPResponse, HTTPFault> {
    Result { () throws(HTTPFault) in
      let socket = try connect(until: end)
      defer { socket.close() }
      return try talk(over: socket, until: end)
    }
  }

  private var head: String {
    """
    \(request.method.rawValue) \(request.target) HTTP/1.1\r
    Host: 127.0.0.1:\(port)\r
    User-Agent: validate-model\r
    Accept: application/json\r
    Accept-Encoding: identity\r
    Content-Type: application/json\r
    Content-Length: \(request.body.count)\r
    Connection: close\r
    \r

    """
  }

  private func connect(until end: MonotonicTime) throws(HTTPFault) -> Descriptor {
    guard let socket = try? makeSocket() else {
      throw HTTPFault(reason: "this process has too many open files (ulimit -n)")
    }
    makeNonBlocking(socket)
    if LoopbackAddress(port: port).call({ systemConnect(socket.raw, $0, $1) }) == 0 {
      return socket
    }
    guard errno == EINPROGRESS || errno == EINTR else { throw .refused }
    guard waitUntilReady([(socket.raw, POLLOUT)], until: end)[0] else {
      throw HTTPFault(reason: "no connection was made in time")
    }
    var (code, size) = (Int32(0), socklen_t(MemoryLayout<Int32>.size))
    guard getsockopt(socket.raw, SOL_SOCKET, SO_ERROR, &code, &size) == 0, code == 0 else {
      throw .refused
    }
    return socket
  }

  /// Sends and reads at once: a server may answer before it has read everything.
  private func talk(over socket: Descriptor, until end: MonotonicTime) throws(HTTPFault)
    -> HTTPResponse
  {
    let bytes = [UInt8](head.utf8) + request.body
    var sent = 0
    var reader = HTTPAnswerReader(limit: limit)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while MonotonicTime.now < end {
      let events = sent < bytes.count ? POLLIN | POLLOUT : POLLIN
      guard waitUntilReady([(socket.raw, Int32(events))], until: end)[0] else { continue }
      if sent < bytes.count { sent = Self.send(bytes, from: sent, to: socket) }
      switch receive(from: socket.raw, into: &buffer) {
      case .bytes(let count):
        if let answer = try reader.take(buffer[..<count]) { return answer }
      case .wouldBlock: break
      case .ended: return try reader.finish()
      }
    }
    throw HTTPFault(reason: "it was not complete in time")
  }

  /// - Returns: how many bytes need no more sending: all when the other end takes no more, for what it has
  ///   said is its answer.
  private static func send(_ bytes: [UInt8], from sent: Int, to socket: Descriptor) -> Int {
    let transfer = bytes.withUnsafeBytes {
      transmit(UnsafeRawBufferPointer(rebasing: $0[sent...]), to: socket.raw)
    }
    return switch transfer {
    case .bytes(let count): sent + count
    case .wouldBlock: sent
    case .ended: bytes.count
    }
  }
}

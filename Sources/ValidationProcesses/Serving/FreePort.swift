// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Port that nobody listened on when it was chosen, given to one server of this process at a time.
///
/// It cannot be kept for the server: until that listens, another program may take it.
final class FreePort: Sendable {
  let number: UInt16

  private static let given = Mutex<Set<UInt16>>([])

  /// - Throws: `Obstacle` when the system has none.
  init() throws {
    for _ in 0..<100 {
      let port = try Self.systemsChoice()
      if Self.given.withLock({ $0.insert(port).inserted }) {
        number = port
        return
      }
    }
    throw outOfDescriptors("a free port")
  }

  deinit { Self.given.withLock { _ = $0.remove(number) } }

  private static func systemsChoice() throws -> UInt16 {
    let socket = try makeSocket()
    let bound = LoopbackAddress(port: 0).call { bind(socket.raw, $0, $1) }
    guard bound == 0, let port = LoopbackAddress.port(of: socket.raw) else {
      throw outOfDescriptors("a free port")
    }
    return port
  }

  /// Whether somebody listens there.
  var isTaken: Bool {
    guard let socket = try? makeSocket() else { return false }
    // Without it, connections that have ended would count for minutes.
    var yes: Int32 = 1
    setsockopt(socket.raw, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    return LoopbackAddress(port: number).call { bind(socket.raw, $0, $1) } != 0
  }
}

func makeSocket() throws -> Descriptor {
  let number = openStreamSocket()
  guard number >= 0 else { throw outOfDescriptors("a socket") }
  return closeOnExec(number)
}

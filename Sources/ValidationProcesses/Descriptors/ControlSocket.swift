// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

/// Our end of the socket to a supervisor. When it closes, the supervisor kills what it watches.
struct ControlSocket: Sendable {
  let descriptor: Descriptor
  let watch: SupervisorWatch

  /// Ends the command: TERM, then KILL after the grace period.
  func terminate() {
    send("t")
    watch.expectEnd()
  }

  /// Ends the command and all that it started, at once.
  func kill() {
    send("k")
    watch.expectEnd()
  }

  /// Wakes whoever reads, with an end of the stream; used when there is no supervisor to talk to.
  func hangUp() { descriptor.whileOpen { _ = shutdown($0, Int32(SHUT_RDWR)) } }

  private func send(_ character: Unicode.Scalar) {
    descriptor.whileOpen { sendQuietly(UInt8(ascii: character), to: $0) }
  }

  /// Hands over an open file, which the supervisor makes the command's standard input.
  func pass(_ passed: Descriptor) throws {
    var control = rightsMessage(passed.raw)
    var byte: UInt8 = 0
    let sent = control.withUnsafeMutableBytes { control in
      withUnsafeMutableBytes(of: &byte) { byte in
        var part = iovec(iov_base: byte.baseAddress, iov_len: 1)
        return withUnsafeMutablePointer(to: &part) { part in
          var message = msghdr()
          message.msg_iov = part
          message.msg_iovlen = 1
          message.msg_control = control.baseAddress
          message.msg_controllen = .init(control.count)
          return sendmsg(descriptor.raw, &message, 0)
        }
      }
    }
    guard sent == 1 else { throw outOfDescriptors("the command's input") }
  }
}

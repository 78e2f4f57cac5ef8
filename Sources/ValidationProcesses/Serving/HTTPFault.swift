// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Why a request has no answer, to follow "there is no answer: ".
struct HTTPFault: Error, Hashable {
  let reason: String

  static let refused = HTTPFault(reason: "the connection was refused")
  static let silent = HTTPFault(reason: "the connection was closed without an answer")
  static let cut = HTTPFault(reason: "the connection was closed in the middle of the answer")
  static let headTooLong = HTTPFault(reason: "the headers of the answer have more than 64 KiB")

  /// The other end closed the connection, which also the end of the server does.
  var isOfServer: Bool { [.refused, .silent, .cut].contains(self) }

  static func tooLarge(_ limit: Int) -> HTTPFault {
    HTTPFault(reason: "the answer has more than \(limit) bytes")
  }

  static func malformed(_ what: String) -> HTTPFault {
    HTTPFault(reason: "the answer is not HTTP/1.1: \(what)")
  }
}

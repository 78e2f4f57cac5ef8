// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

// Written from the manual pages, not yet run on a Mac.
#if canImport(Darwin)
  import Foundation

  func systemClose(_ descriptor: Int32) { _ = Darwin.close(descriptor) }

  func openSocketPair(_ ends: inout [Int32]) -> Bool {
    guard socketpair(AF_UNIX, SOCK_STREAM, 0, &ends) == 0 else { return false }
    var yes: Int32 = 1
    for end in ends {
      setsockopt(end, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    }
    return true
  }

  func openStreamSocket() -> Int32 { socket(AF_INET, SOCK_STREAM, 0) }

  func systemConnect(
    _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t
  ) -> Int32 {
    Darwin.connect(descriptor, address, size)
  }

  /// Sends without waiting; the socket's own option keeps a closed end from raising a signal.
  func sendQuietly(_ byte: UInt8, to descriptor: Int32) {
    var byte = byte
    _ = send(descriptor, &byte, 1, MSG_DONTWAIT)
  }

  /// Header of `SCM_RIGHTS` as this system lays it out: data follow at 4 bytes' alignment.
  func rightsMessage(_ descriptor: Int32) -> [UInt8] {
    var header = cmsghdr()
    header.cmsg_len = .init(MemoryLayout<cmsghdr>.size + MemoryLayout<Int32>.size)
    header.cmsg_level = SOL_SOCKET
    header.cmsg_type = SCM_RIGHTS
    return withUnsafeBytes(of: header) { [UInt8]($0) }
      + withUnsafeBytes(of: descriptor) { [UInt8]($0) }
  }
#endif

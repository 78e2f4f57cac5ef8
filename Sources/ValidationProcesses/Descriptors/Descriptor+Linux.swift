// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#if os(Linux)
  import Foundation

  func systemClose(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

  func openSocketPair(_ ends: inout [Int32]) -> Bool {
    socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0
  }

  func openStreamSocket() -> Int32 { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }

  func systemConnect(
    _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t
  ) -> Int32 {
    Glibc.connect(descriptor, address, size)
  }

  /// Sends without waiting; an end that is closed raises no signal.
  func sendQuietly(_ byte: UInt8, to descriptor: Int32) {
    var byte = byte
    _ = send(descriptor, &byte, 1, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
  }

  /// Header of `SCM_RIGHTS` as this system lays it out: data follow at 8 bytes' alignment.
  func rightsMessage(_ descriptor: Int32) -> [UInt8] {
    var header = cmsghdr()
    header.cmsg_len = .init(MemoryLayout<cmsghdr>.size + MemoryLayout<Int32>.size)
    header.cmsg_level = SOL_SOCKET
    header.cmsg_type = Int32(SCM_RIGHTS)
    let padding = [UInt8](repeating: 0, count: MemoryLayout<Int>.size - MemoryLayout<Int32>.size)
    return withUnsafeBytes(of: header) { [UInt8]($0) }
      + withUnsafeBytes(of: descriptor) { [UInt8]($0) } + padding
  }
#endif

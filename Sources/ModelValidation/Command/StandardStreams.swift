// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// What the process prints: results on standard output, everything about the run on standard error.
enum StandardStreams {
  /// Opens `/dev/null` on closed descriptors 0 to 2, so that no file opened later is taken for them.
  static func openMissing() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
    }
  }

  /// Output that was lost makes a success none.
  static func endProcess(_ status: RunStatus) -> Never {
    let isLost = status == .passed && lostOutput.withLock { $0 }
    if isLost { printError("error: failed to write to standard output") }
    exit(Int32((isLost ? RunStatus.unmeasured : status).rawValue))
  }

  private static let lostOutput = Mutex(false)

  static func print(_ text: String) { write(text + "\n", to: .standardOutput) }

  static func printError(_ text: String) { write(text + "\n", to: .standardError) }

  /// A reader that went away is no reason to fail; a full disk is, at the end.
  static func write(_ text: String, to handle: FileHandle) {
    do { try handle.write(contentsOf: Data(text.utf8)) } catch {
      let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
      let isGone =
        reason.domain == NSPOSIXErrorDomain && [EPIPE, EBADF].contains(Int32(reason.code))
      if handle === FileHandle.standardOutput, !isGone { lostOutput.withLock { $0 = true } }
    }
  }

  /// Columns of the terminal on standard error; 80 when it does not tell.
  static var width: Int {
    var size = winsize()
    return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  static var errorIsTerminal: Bool { isatty(2) == 1 }
  static var outputIsTerminal: Bool { isatty(1) == 1 }
}

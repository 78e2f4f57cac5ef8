// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#if os(Linux)
  import Foundation

  extension FileWriter {
    /// `_IOW(0x94, 9, int)` of linux/fs.h, the same on x86-64 and arm64.
    private static let fileClone: UInt = 0x4004_9409

    /// - Returns: whether it worked; if not, nothing is left.
    static func shareBlocks(
      of source: borrowing Descriptor, to path: String, mode: mode_t
    ) throws -> Bool {
      let target = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode, action: "create")
      if ioctl(target.number, fileClone, source.number) == 0 { return true }
      unlink(path)
      return false
    }
  }
#endif

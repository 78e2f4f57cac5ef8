// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin

  extension FileWriter {
    /// - Returns: whether it worked; if not, nothing is left.
    static func shareBlocks(
      of source: borrowing Descriptor, to path: String, mode: mode_t
    ) throws -> Bool {
      guard fclonefileat(source.number, AT_FDCWD, path, 0) == 0 else { return false }
      chmod(path, mode)
      return true
    }
  }
#endif

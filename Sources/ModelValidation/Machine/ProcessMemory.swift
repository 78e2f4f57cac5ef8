// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc

  /// The memory that this process has of the machine.
  enum ProcessMemory {
    /// M_MMAP_THRESHOLD of malloc.h, which the Glibc module leaves out.
    private static let pagesFrom: Int32 = -3
    private static let largestInHeap: Int32 = 1 << 17

    /// Gives large blocks back when they are let go. By itself glibc keeps more of them with every one that is
    /// let go, so that a peak would hold what earlier steps took.
    static func returnsLargeBlocks() {
      typealias SetOption = @convention(c) (Int32, Int32) -> Int32
      guard let symbol = dlsym(nil, "mallopt") else { return }
      _ = unsafeBitCast(symbol, to: SetOption.self)(pagesFrom, largestInHeap)
    }
  }
#else
  /// The memory that this process has of the machine.
  enum ProcessMemory {
    /// Other allocators give large blocks back by themselves.
    static func returnsLargeBlocks() {}
  }
#endif

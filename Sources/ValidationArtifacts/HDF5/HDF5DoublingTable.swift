// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// How a heap's blocks double in size: two rows of the first size, then each row twice the last.
struct HDF5DoublingTable {
  let width: UInt64
  /// Size of the first blocks in bytes.
  let first: UInt64
  /// Rows from here on are blocks of blocks.
  let directRows: Int

  struct Entry {
    /// Of the child among the parent's.
    let number: Int
    let isDirect: Bool
    /// Offset within the child.
    let place: UInt64
    /// Of a child that is a block of blocks.
    let rows: Int
  }

  /// Nil for sizes that are no powers of two, or beyond what offsets can say.
  init?(width: Int, first: UInt64, mostDirect: UInt64, bits: Int) {
    guard width > 0, width & (width - 1) == 0, width <= 1 << 12, bits <= 64,
      first.nonzeroBitCount == 1, mostDirect.nonzeroBitCount == 1, first <= mostDirect
    else { return nil }
    self.width = UInt64(width)
    self.first = first
    directRows = mostDirect.trailingZeroBitCount - first.trailingZeroBitCount + 2
  }

  private func size(ofRow row: Int) -> UInt64? {
    let shift = max(row - 1, 0)
    guard shift < 64 - first.trailingZeroBitCount else { return nil }
    return first << UInt64(shift)
  }

  func entry(covering offset: UInt64, rows: Int) -> Entry? {
    var start: UInt64 = 0
    for row in 0..<rows {
      guard let size = size(ofRow: row) else { return nil }
      let (span, overflow) = size.multipliedReportingOverflow(by: width)
      if overflow || offset - start < span {
        let column = (offset - start) / size
        guard column < width else { return nil }
        return Entry(
          number: row * Int(width) + Int(column), isDirect: row < directRows,
          place: (offset - start) % size, rows: self.rows(in: size))
      }
      start += span
    }
    return nil
  }

  /// H5HFdtable.c: how many rows make a block of that size.
  private func rows(in size: UInt64) -> Int {
    let (firstRow, overflow) = first.multipliedReportingOverflow(by: width)
    guard !overflow, size >= firstRow else { return 0 }
    return size.trailingZeroBitCount - firstRow.trailingZeroBitCount + 1
  }
}

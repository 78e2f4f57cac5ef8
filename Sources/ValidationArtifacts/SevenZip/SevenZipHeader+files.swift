// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension SevenZipHeader {
  mutating func readFiles(_ streams: inout Streams?) throws(ExpansionFailure) {
    let count = try bounded()
    var names: [String] = []
    var isEmpty = [Bool](repeating: false, count: count)
    while true {
      let kind = try property()
      if kind == Property.end { break }
      let size = try number()
      guard size <= input.remaining else { throw .truncated(at: input.end) }
      let end = input.offset + size
      switch kind {
      case Property.empty: isEmpty = try bits(count)
      case Property.names: names = try readNames(size)
      default: break
      }
      guard input.offset <= end else { throw broken("a property longer than it says") }
      try input.skip(end - input.offset)
    }
    assign(names, isEmpty, &streams)
  }

  private mutating func readNames(_ size: UInt64) throws(ExpansionFailure) -> [String] {
    guard size > 0, try input.byte() == 0 else { throw .unsupported("its names lie elsewhere") }
    let bytes = try input.bytes(Int(size) - 1)
    var names: [String] = []
    var units: [UInt16] = []
    for place in stride(from: 0, to: bytes.count - 1, by: 2) {
      let unit = UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
      if unit == 0 {
        names.append(String(decoding: units, as: UTF16.self))
        units = []
      } else {
        units.append(unit)
      }
    }
    return names
  }

  /// Files that are not empty take the streams in their order.
  private func assign(_ names: [String], _ isEmpty: [Bool], _ streams: inout Streams?) {
    guard var found = streams else { return }
    var rest = isEmpty.indices.filter { !isEmpty[$0] }
      .map { $0 < names.count ? names[$0] : "(unnamed)" }[...]
    for (place, sizes) in found.sizes.enumerated() {
      var offset: UInt64 = 0
      for size in sizes {
        found.folders[place].files.append(
          .init(name: rest.popFirst() ?? "(unlisted)", offset: offset, size: size))
        offset = offset.addingReportingOverflow(size).partialValue
      }
    }
    streams = found
  }
}

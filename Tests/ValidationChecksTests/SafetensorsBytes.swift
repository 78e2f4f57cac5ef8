// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Safetensors files as bytes, written here without a library.
enum SafetensorsBytes {
  /// F64 tensors of one dimension.
  static func file(_ tensors: KeyValuePairs<String, [Double]>, metadata: String? = nil) -> Data {
    var entries = metadata.map { [#""__metadata__":{"note":"\#($0)"}"#] } ?? []
    var data = Data()
    for (name, values) in tensors {
      let start = data.count
      for value in values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { data += Data($0) }
      }
      entries.append(
        #""\#(name)":{"dtype":"F64","shape":[\#(values.count)],"data_offsets":[\#(start),\#(data.count)]}"#
      )
    }
    return raw("{\(entries.joined(separator: ","))}", data: data)
  }

  static func raw(_ header: String, data: Data) -> Data {
    let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
    return length + Data(header.utf8) + data
  }
}
